import type { Command } from 'commander';
import { openApplication } from '../../app.ts';
import { loadDemonstration, NEIGHBOUR_PEOPLE, PEOPLE } from '../../demonstration/index.ts';
import { readConfig } from '../../platform/config/index.ts';
import { ROLES } from '../../modules/people/index.ts';
import { CommandFailure, type CliContext, type RunCommand } from '../context.ts';
import { serveUntilStopped } from './serve.ts';

/** `amberley demo [--serve]`: makes the demonstration council, in a data folder of its own, and serves it if asked. */
export function addDemo(program: Command, context: CliContext, run: RunCommand): void {
  program
    .command('demo')
    .description('make the demonstration council, in a folder of its own (amberley-demo-data)')
    .option('--serve', 'and serve it')
    .action(async (options: { serve?: boolean }) => {
      const config = readConfig(context.env, 'amberley-demo-data');
      const application = await openApplication(config, { purpose: 'amberley demo' });
      let served = false;
      try {
        const councils = await application.authorities();
        const council = councils.find(({ isDemonstration }) => !isDemonstration);
        if (council !== undefined) {
          throw new CommandFailure(
            `${config.databaseUrl === undefined ? config.dataDir : 'The database of DATABASE_URL'} holds the data of ${council.name}: a demonstration is never mixed with real data. Set AMBERLEY_DATA_DIR to another folder.`,
          );
        }
        if (councils.length === 0) context.io.err('Making the demonstration council...\n');
        const made = await loadDemonstration({
          db: application.db,
          clock: application.clock,
          dataDir: config.dataDir,
        });
        context.io.err(`${made.name}: ${made.locations} services.\n`);
        if (options.serve === true) {
          served = true;
          await serveUntilStopped(application, context, run, async () => [
            'This is a demonstration: the council, its services and its people are invented.',
            ...howToSignIn(made.password),
          ]);
        }
      } finally {
        if (!served) await application.close();
      }
    });
}

/** The people to begin with; the sign-in page lists them all. */
const SHOWN = ['administrator', 'contracts-officer', 'quality-manager', 'senior-manager', 'locality-worker', 'provider-user']; // prettier-ignore

function howToSignIn(password: string): string[] {
  const rows = [...PEOPLE.filter(({ role }) => SHOWN.includes(role)), ...NEIGHBOUR_PEOPLE].map(
    ({ role, name, email }) => [ROLES.find((each) => each.role === role)?.name ?? role, name, email],
  );
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i]!.length)));
  return [
    '',
    'Sign in as one of them; the page lists the others:',
    ...rows.map(
      ([role, name, email]) => `  ${role!.padEnd(widths[0]!)}  ${name!.padEnd(widths[1]!)}  ${email}`,
    ),
    `Password of them all: ${password}`,
    '',
  ];
}
