import type { Command } from 'commander';
import { houseRetention } from '../../house.ts';
import { monthsInWords } from '../../kernel/calendar-day.ts';
import {
  lookThrough,
  runRetention,
  type RetentionRun,
  type Standing,
} from '../../platform/retention/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { counted } from '../kept.ts';

/** `amberley retention`: what the schedule would take away today; with --apply it does. */
export function addRetention(program: Command, context: CliContext): void {
  program
    .command('retention')
    .description('what records would go today, by the retention schedule; nothing changes without --apply')
    .option('--apply', 'take away what is due')
    .option('--json', 'print one JSON value')
    .action(async (options: { apply?: boolean; json?: boolean }) => {
      await context.withApplication(async (application) => {
        const { authorityId, actor } = await application.scope();
        if (authorityId === null) throw new CommandFailure('There is no council yet, so nothing is kept.');
        const { db, clock, config } = application;
        const looking = { db, clock, dataDir: config.dataDir, rules: houseRetention(), authorityId };
        if (options.apply === true) {
          const run = await runRetention({ ...looking, askedBy: actor });
          if (options.json === true) printJson(context.io, run);
          else context.io.out(runInWords(run));
          return;
        }
        const standings = await lookThrough(looking);
        if (options.json === true) printJson(context.io, { rows: standings.map(rowOf) });
        else context.io.out(standingsInWords(standings));
      });
    });
}

const isHeld = ({ hold, heldElsewhere }: Standing) => hold !== undefined || heldElsewhere;

function rowOf(standing: Standing) {
  const { rule, months, records, oldest } = standing;
  return {
    recordType: rule.recordType,
    name: rule.name,
    months,
    from: rule.keep.from,
    goes: rule.goes,
    records,
    oldest,
    held: isHeld(standing),
  };
}

function standingsInWords(standings: readonly Standing[]): string {
  const lines = standings.map((standing) => {
    const { rule, months, records, oldest } = standing;
    const due =
      records === 0 ? 'nothing due' : `${counted(records, 'record')} due, the oldest from ${oldest}`;
    return `${rule.recordType}  ${rule.name}, kept ${monthsInWords(months)} from ${rule.keep.from}: ${due}${isHeld(standing) ? ' (held)' : ''}`;
  });
  return `${lines.join('\n')}\nNothing was changed. Take away what is due with --apply.\n`;
}

function runInWords({ types, records }: RetentionRun): string {
  const lines = types
    .filter((each) => each.records > 0 || each.held)
    .map(({ name, goes, records: n, held }) =>
      held && n === 0 ? `${name}: held` : `${name}: ${n.toLocaleString('en-GB')} ${goes}`,
    );
  return `${[...lines, `${counted(records, 'record')} in all.`].join('\n')}\n`;
}
