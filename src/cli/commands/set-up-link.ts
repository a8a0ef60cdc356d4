import type { Command } from 'commander';
import type { Application } from '../../app.ts';
import { peoplePaths, saveSetUpLink } from '../../modules/people/index.ts';
import { CommandFailure, type CliContext } from '../context.ts';

/** `amberley set-up-link [--another]`: a fresh one-time link to set a council up; those before it end. */
export function addSetUpLink(program: Command, context: CliContext): void {
  program
    .command('set-up-link')
    .description('print a one-time link with which a council is set up; those printed before end')
    .option('--another', 'set one more council up, beside those that are there')
    .action(async (options: { another?: boolean }) => {
      await context.withApplication(async (application) => {
        const another = options.another === true;
        const councils = await application.authorities();
        refuseBesideDemonstration(councils);
        const [first] = councils;
        if (first !== undefined && !another)
          throw new CommandFailure(
            `${first.name} is set up already. For a link that sets up one more council, add --another.`,
          );
        context.io.out(`${await newSetUpLink(application, another)}\n`);
        context.io.err(
          'It works once, within 24 hours. Give it to nobody but the person who sets the council up.\n',
        );
      });
    });
}

/** Everybody knows how to sign in as the people of a demonstration, and councils share one register. */
function refuseBesideDemonstration(councils: readonly { name: string; isDemonstration: boolean }[]): void {
  const demonstration = councils.find(({ isDemonstration }) => isDemonstration);
  if (demonstration !== undefined)
    throw new CommandFailure(
      `${demonstration.name} is a demonstration: anybody can sign in as its people. Set a real council up in a data folder or database of its own.`,
    );
}

/** The address of a new set-up link, as people reach this installation. */
export async function newSetUpLink(application: Application, another: boolean): Promise<string> {
  const { config, db, clock } = application;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const origin = config.publicUrl ?? `http://${host}:${config.port}`;
  return `${origin}${peoplePaths.setUpLink(await saveSetUpLink(db, clock, another))}`;
}
