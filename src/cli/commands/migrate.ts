import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

/** `amberley migrate`: brings the tables up to date. Opening the application does so; this only says it is done. */
export function addMigrate(program: Command, context: CliContext): void {
  program
    .command('migrate')
    .description('bring the database up to date with this version of Amberley')
    .action(async () => {
      await context.withApplication(async () => context.io.err('The database is up to date.\n'));
    });
}
