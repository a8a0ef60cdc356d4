import { monthsInWords, shortDay } from '../../../kernel/calendar-day.ts';
import type { Standing } from '../look-through.ts';
import { paths } from '../paths.ts';
import { hasPeriod, type RetentionRule } from '../types.ts';

export interface ListModel {
  rows: {
    name: string;
    href: string;
    kept: string;
    from: string;
    ownPeriod: boolean;
    state: 'held' | 'due' | 'none';
    records: string;
    oldest: string;
    goes: string;
  }[];
  /** Records that the next run takes away, in words. */
  due: string | null;
  kept: { name: string; href: string; words: string }[];
}

const count = (n: number) => n.toLocaleString('en-GB');

/** Every kind of record as plain values. */
export function presentList(rules: readonly RetentionRule[], standings: readonly Standing[]): ListModel {
  const going = standings.filter(({ hold, heldElsewhere }) => hold === undefined && !heldElsewhere);
  const due = going.reduce((sum, { records }) => sum + records, 0);
  return {
    rows: standings.map(({ rule, months, decision, hold, heldElsewhere, records, oldest }) => ({
      name: rule.name,
      href: paths.type(rule.recordType),
      kept: monthsInWords(months),
      from: rule.keep.from,
      ownPeriod: decision !== undefined,
      state: hold !== undefined || heldElsewhere ? 'held' : records > 0 ? 'due' : 'none',
      records: count(records),
      oldest: oldest === null ? '' : shortDay(oldest),
      goes: rule.goes,
    })),
    due: due === 0 ? null : `${count(due)} ${due === 1 ? 'record' : 'records'}`,
    kept: rules
      .filter((rule) => !hasPeriod(rule))
      .map((rule) => ({
        name: rule.name,
        href: paths.type(rule.recordType),
        words: hasPeriod(rule) ? '' : rule.kept,
      })),
  };
}
