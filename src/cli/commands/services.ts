import type { Command } from 'commander';
import { findServices, standpointOf } from '../../modules/insight/index.ts';
import { printJson, type CliContext } from '../context.ts';

/** `amberley services`: the list of services, riskiest first. */
export function addServices(program: Command, context: CliContext): void {
  program
    .command('services')
    .description("the council's services, riskiest first")
    .option('--search <text>', 'name, postcode, CQC id, provider or former name; misspelling is forgiven')
    .option('--json', 'print one JSON value')
    .action(async (options: { search?: string; json?: boolean }) => {
      await context.withApplication(async (application) => {
        const scope = await application.scope();
        const authority = await application.authority();
        const standpoint = standpointOf({ authority, today: application.clock.today() });
        const rows = await application.db.within(scope, (tx) =>
          findServices(tx, { search: options.search ?? '', standpoint }),
        );
        if (options.json === true) printJson(context.io, { rows });
        else
          for (const row of rows)
            context.io.out(
              `${row.rag ?? '-'}  ${row.rating}  ${row.name}, ${row.postcode ?? ''} (${row.locationId})\n`,
            );
      });
    });
}
