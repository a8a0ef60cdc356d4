import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { houseSubjects } from '../../house.ts';
import { takeOut, type Wanted } from '../../platform/subject-access/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { counted } from '../kept.ts';

interface Options {
  email: string;
  out: string;
  force?: boolean;
  json?: boolean;
}

/** `amberley subject-access --email E --out FILE`: everything that is held about a person, as a ZIP for them. */
export function addSubjectAccess(program: Command, context: CliContext): void {
  program
    .command('subject-access')
    .description('gather everything that is held about a person who asked for it, as a ZIP to give them')
    .requiredOption('--email <address>', 'the e-mail address of the person')
    .requiredOption('--out <file>', 'the file to make')
    .option('--force', 'write over a file that is there')
    .option('--json', 'print one JSON value')
    .action((options: Options) => gatherFor(context, options));
}

async function gatherFor(context: CliContext, { email, out, force, json }: Options): Promise<void> {
  const file = resolve(context.io.cwd, out);
  if (!/^[^\s@]{1,100}@[^\s@]{1,150}$/.test(email))
    throw new CommandFailure(`--email is "${email}": write one e-mail address.`, 2);
  if (force !== true && existsSync(file))
    throw new CommandFailure(`${file} is there already. Name another file, or say --force to write over it.`);
  await context.withApplication(async (application) => {
    const council = await application.authority();
    if (council === null) throw new CommandFailure('There is no council yet, so nothing is held.');
    const house = houseSubjects();
    const about = { council: council.name, about: email, today: application.clock.today() };
    const taken = await application.db.within(await application.scope(), async (tx) => {
      const id = await house.directory.findByEmail(tx, email);
      const wanted: Wanted = id === undefined ? { kind: 'words', words: email } : { kind: 'account', id };
      const subject = await house.directory.find(tx, wanted);
      if (subject === undefined) throw new CommandFailure(`The account of ${email} is gone.`);
      return takeOut(tx, { wanted, subject }, about, house);
    });
    await write(taken.archive, file);
    const { sections, records } = taken;
    if (json === true) printJson(context.io, { file, sections, records });
    else context.io.out(`${file}: ${counted(records, 'record')} in ${counted(sections, 'section')}.\n`);
  });
}

/** Only its owner may read it, and a half of it is not left behind. */
async function write(archive: NodeJS.ReadableStream, file: string): Promise<void> {
  try {
    await pipeline(archive, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    rmSync(file, { force: true });
    throw new CommandFailure(
      `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
