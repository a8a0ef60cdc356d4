import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addDemo } from './commands/demo.ts';
import { addFigures } from './commands/figures.ts';
import { addImport } from './commands/import.ts';
import { addMigrate } from './commands/migrate.ts';
import { addRate } from './commands/rate.ts';
import { addServe } from './commands/serve.ts';
import { addServices } from './commands/services.ts';
import { addSync } from './commands/sync.ts';
import { CommandFailure, type CliContext } from './context.ts';
import { version } from '../platform/config/project.ts';

/** Runs one command line (without the program's name). Answers the exit code: 0, 1 failed, 2 wrong usage. */
export async function run(argv: readonly string[], context: CliContext): Promise<number> {
  const program = new Command('amberley')
    .description("Oversight of a council's care market: import CQC data, rate services, ask for any figure.")
    .version(version())
    .exitOverride()
    .showHelpAfterError('(add --help for what this takes)')
    .configureOutput({ writeOut: (text) => context.io.out(text), writeErr: (text) => context.io.err(text) });
  for (const add of [
    addServe,
    addMigrate,
    addDemo,
    addImport,
    addSync,
    addServices,
    addFigures,
    addRate,
    addAudit,
  ]) {
    add(program, context, run);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    context.io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    if (context.env.AMBERLEY_DEBUG !== undefined && error instanceof Error)
      context.io.err(`${error.stack}\n`);
    return error instanceof CommandFailure ? error.exitCode : 1;
  }
}
