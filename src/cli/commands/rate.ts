import type { Command } from 'commander';
import { rateMarket, worstFirst } from '../../modules/risk/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { readDay } from './figures.ts';

/** `amberley rate`: every service's score and colour, with the reasons. As at today it also keeps them. */
export function addRate(program: Command, context: CliContext): void {
  program
    .command('rate')
    .description('score every service and say why')
    .option('--as-at <day>', 'the day to rate as at, YYYY-MM-DD (today where absent)')
    .option('--json', 'print one JSON value')
    .action(async (options: { asAt?: string; json?: boolean }) => {
      const asked = readDay('--as-at', options.asAt);
      await context.withApplication(async (application) => {
        const today = application.clock.today();
        const scope = await application.scope();
        const asAt = asked ?? today;
        const persist = asAt === today && scope.authorityId !== null;
        const rows = await application.db.within(scope, (tx) =>
          rateMarket(tx, { authorityId: scope.authorityId, asAt, today, persist }),
        );
        rows.sort(worstFirst);
        if (options.json === true) printJson(context.io, { rows });
        else
          for (const row of rows)
            context.io.out(`${row.rag}  ${row.score}  ${row.name} (${row.locationId})\n    ${row.why}\n`);
      });
    });
}
