import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBacktest } from './commands/backtest.ts';
import { addModel } from './commands/model.ts';
import { addBackup } from './commands/backup.ts';
import { addDemo } from './commands/demo.ts';
import { addExtract } from './commands/extract.ts';
import { addFigures } from './commands/figures.ts';
import { addImport } from './commands/import.ts';
import { addMigrate } from './commands/migrate.ts';
import { addMove } from './commands/move.ts';
import { addRate } from './commands/rate.ts';
import { addRestore } from './commands/restore.ts';
import { addRetention } from './commands/retention.ts';
import { addServe } from './commands/serve.ts';
import { addServices } from './commands/services.ts';
import { addSetUpLink } from './commands/set-up-link.ts';
import { addSubjectAccess } from './commands/subject-access.ts';
import { addSync } from './commands/sync.ts';
import { CommandFailure, type CliContext } from './context.ts';
import { contextFor, permissionOf } from './permissions.ts';
import { version } from '../platform/config/project.ts';

const COMMANDS = [
  addServe,
  addMigrate,
  addDemo,
  addSetUpLink,
  addImport,
  addSync,
  addServices,
  addExtract,
  addFigures,
  addRate,
  addBacktest,
  addAudit,
  addBackup,
  addRestore,
  addModel,
  addMove,
  addRetention,
  addSubjectAccess,
];

/** Puts every command of the house into a program. */
export function addCommands(program: Command, context: CliContext): void {
  for (const add of COMMANDS) add(program, context, run);
}

/** Runs one command line (without the program's name). Answers the exit code: 0, 1 failed, 2 wrong usage. */
export async function run(argv: readonly string[], context: CliContext): Promise<number> {
  const program = new Command('amberley')
    .description("Oversight of a council's care market: import CQC data, rate services, ask for any figure.")
    .version(version())
    .option('--council <name>', 'which council, where the installation holds several')
    .option(
      '--as <email>',
      'act as this person, with their permissions, instead of as the operator of the machine',
    )
    .exitOverride()
    .showHelpAfterError('(add --help for what this takes)')
    .configureOutput({ writeOut: (text) => context.io.out(text), writeErr: (text) => context.io.err(text) });
  let chosen = context;
  const lent: CliContext = { ...context, withApplication: (work) => chosen.withApplication(work) };
  addCommands(program, lent);
  program.hook('preAction', (_, command) => {
    chosen = contextFor(context, permissionOf(command), program.opts());
  });
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
