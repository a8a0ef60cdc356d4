import type { Command } from 'commander';
import { openApplication } from '../../app.ts';
import { loadDemonstration } from '../../demonstration/index.ts';
import { readConfig } from '../../platform/config/index.ts';
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
        const council = await application.authority();
        if (council !== null && !council.isDemonstration) {
          throw new CommandFailure(
            `${config.databaseUrl === undefined ? config.dataDir : 'The database of DATABASE_URL'} holds the data of ${council.name}: a demonstration is never mixed with real data. Set AMBERLEY_DATA_DIR to another folder.`,
          );
        }
        if (council === null) context.io.err('Making the demonstration council...\n');
        const made = await loadDemonstration({
          db: application.db,
          clock: application.clock,
          dataDir: config.dataDir,
        });
        context.io.err(`${made.name}: ${made.locations} services.\n`);
        if (options.serve === true) {
          served = true;
          await serveUntilStopped(application, context, run, [
            'This is a demonstration: the council, its services and its people are invented.',
            'There is nothing to sign in to yet: whoever sits at this machine is the operator.',
          ]);
        }
      } finally {
        if (!served) await application.close();
      }
    });
}
