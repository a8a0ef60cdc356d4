import type { Command } from 'commander';
import { findFirstFault, countEntries } from '../../platform/audit/index.ts';
import { CommandFailure, type CliContext } from '../context.ts';

/** `amberley audit verify`: walks every chain; exits 1 naming the first entry that does not fit. */
export function addAudit(program: Command, context: CliContext): void {
  const audit = program.command('audit').description('the record of every change');
  audit
    .command('verify')
    .description('check that no entry of the audit trail was changed, removed or re-ordered')
    .action(async () => {
      await context.withApplication(async ({ db }) => {
        const fault = await findFirstFault(db.owner);
        if (fault !== undefined) {
          throw new CommandFailure(
            `The audit trail does not hold: entry ${fault.seq} of chain ${fault.chain}: ${fault.fault}.`,
          );
        }
        const { entries, chains } = await countEntries(db.owner);
        context.io.out(
          `The audit trail holds: ${entries} ${entries === 1 ? 'entry' : 'entries'} in ${chains} ${chains === 1 ? 'chain' : 'chains'}.\n`,
        );
      });
    });
}
