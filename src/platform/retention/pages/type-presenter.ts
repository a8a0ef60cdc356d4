import type { FieldError } from '../../../kernel/parsed.ts';
import { monthsInWords, shortDay } from '../../../kernel/calendar-day.ts';
import { momentWords } from '../../audit/words.ts';
import { one, type Fields } from '../../forms/index.ts';
import type { Standing } from '../look-through.ts';
import { paths } from '../paths.ts';
import type { HoldRecord } from '../queries/fetch-decisions.ts';
import type { PeriodDecision } from '../rules/decisions.ts';
import { boundsWords } from '../rules/words.ts';
import { hasPeriod, type RetentionRule } from '../types.ts';

export interface TypeModel {
  name: string;
  what: string;
  facts: { key: string; value: string }[];
  trail: string;
  /** Undefined for records without a period. */
  period:
    | { action: string; months: string; least: number; most: number; changeable: boolean; why: string }
    | undefined;
  hold: { action: string; held: string | null; why: string } | undefined;
  decisions: { day: string; words: string; who: string; why: string }[];
  errorOf(field: string): { text: string } | undefined;
}

interface Shown {
  rule: RetentionRule;
  standing: Standing | undefined;
  periods: readonly PeriodDecision[];
  holds: readonly HoldRecord[];
  typed: Fields;
  errors: readonly FieldError[];
}

/** One kind of record as plain values. */
export function presentType({ rule, standing, periods, holds, typed, errors }: Shown): TypeModel {
  const { recordType } = rule;
  const open = holds.find(({ liftedAt }) => liftedAt === null);
  return {
    name: rule.name,
    what: rule.what,
    facts: factsOf(rule, standing),
    trail: `/audit/record?${new URLSearchParams({ table: 'platform.retention', id: recordType })}`,
    period: hasPeriod(rule)
      ? {
          action: paths.period(recordType),
          months: one(typed, 'months') || String(standing?.months ?? rule.keep.months),
          least: rule.keep.least,
          most: rule.keep.most,
          changeable: rule.owner !== 'installation' && rule.keep.least < rule.keep.most,
          why: one(typed, 'period-why'),
        }
      : undefined,
    hold: hasPeriod(rule)
      ? {
          action: open === undefined ? paths.hold(recordType) : paths.lift(recordType),
          held:
            open === undefined
              ? null
              : `${open.heldBy} held this on ${momentWords(open.heldAt)}: ${open.why}`,
          why: one(typed, open === undefined ? 'hold-why' : 'lift-why'),
        }
      : undefined,
    decisions: decisionsOf(recordType, periods, holds),
    errorOf: (field) => {
      const found = errors.find((each) => each.field === field);
      return found === undefined ? undefined : { text: found.message };
    },
  };
}

function factsOf(rule: RetentionRule, standing: Standing | undefined): TypeModel['facts'] {
  if (!hasPeriod(rule) || standing === undefined)
    return [
      { key: 'Kept', value: hasPeriod(rule) ? '' : rule.kept },
      { key: 'Why', value: rule.basis },
    ];
  const { records, oldest } = standing;
  const owners = {
    council: "Your council's",
    installation: 'The whole installation’s, whichever council’s run comes first',
    both: "Your council's, and those of no council",
  };
  return [
    { key: 'Kept', value: `${monthsInWords(standing.months)} from ${rule.keep.from}` },
    { key: 'Then', value: rule.goes },
    { key: 'Why so long', value: rule.basis },
    { key: 'A council may choose', value: boundsWords(rule) },
    { key: 'Whose', value: owners[rule.owner] },
    {
      key: 'Would go today',
      value: `${records.toLocaleString('en-GB')}${oldest === null ? '' : `, the oldest from ${shortDay(oldest)}`}${standing.heldElsewhere ? '; another council holds them' : ''}`,
    },
  ];
}

function decisionsOf(
  recordType: string,
  periods: readonly PeriodDecision[],
  holds: readonly HoldRecord[],
): TypeModel['decisions'] {
  const all = [
    ...periods
      .filter((each) => each.recordType === recordType)
      .map(({ months, why, decidedBy, decidedAt }) => ({
        at: decidedAt,
        words: `Kept for ${monthsInWords(months)}`,
        who: decidedBy,
        why,
      })),
    ...holds.map(({ why, heldBy, heldAt }) => ({ at: heldAt, words: 'Held', who: heldBy, why })),
    ...holds.flatMap(({ liftedAt, liftedBy, liftedWhy }) =>
      liftedAt === null
        ? []
        : [{ at: liftedAt, words: 'Hold lifted', who: liftedBy ?? '', why: liftedWhy ?? '' }],
    ),
  ];
  return all
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, ...rest }) => ({ day: momentWords(at), ...rest }));
}
