import type { Day } from '../../../kernel/calendar-day.ts';
import type { ReturnFacts } from './facts.ts';

/** A monthly return that was asked of a location; `sent` is null where it has not come. */
export interface AskedReturn {
  month: Day;
  due: Day;
  sent: Day | null;
}

/** Whether a return had come by a day. */
function hadCome({ sent }: AskedReturn, asAt: Day): boolean {
  return sent !== null && sent <= asAt;
}

/** Of months newest first, how many in a row are so. */
function inARow(months: readonly AskedReturn[], isSo: (one: AskedReturn) => boolean): number {
  const end = months.findIndex((one) => !isSo(one));
  return end === -1 ? months.length : end;
}

/**
 * What the monthly returns of a location say as at a day, whichever came later. A return that is not due yet counts only
 * where it has come. `measures` are those of the newest that had come.
 */
export function returnFactsOf(
  asked: readonly AskedReturn[],
  asAt: Day,
  measures: Readonly<Record<string, number>> | null,
): ReturnFacts {
  const newestFirst = asked.toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const newest = newestFirst.find((one) => hadCome(one, asAt));
  const settled = newestFirst.filter((one) => one.due < asAt || hadCome(one, asAt));
  return {
    missed: inARow(settled, (one) => !hadCome(one, asAt)),
    late: inARow(settled, (one) => !hadCome(one, asAt) || one.sent! > one.due),
    newest: newest === undefined ? null : { month: newest.month, measures: measures ?? {} },
  };
}
