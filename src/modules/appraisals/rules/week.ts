import { addDays, day, daysBetween, type Day } from '../../../kernel/calendar-day.ts';

const A_MONDAY = day('2021-01-04');

/** The days of the week as they are chosen: 1 Monday to 7 Sunday. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The Monday of a day's week. */
export function mondayOf(of: Day): Day {
  return addDays(of, -(((daysBetween(A_MONDAY, of) % 7) + 7) % 7));
}

/** A week that is asked about. */
export interface Week {
  weekStart: Day;
  dueOn: Day;
}

/**
 * The week that is to be asked on a day of an open campaign; null before and after its period, and once the week's due day is over:
 * then nobody is asked before the next Monday.
 */
export function weekToAsk(campaign: { fromDay: Day; untilDay: Day; dueDay: number }, today: Day): Week | null {
  if (today < campaign.fromDay || today > campaign.untilDay) return null;
  const weekStart = mondayOf(today);
  const dueOn = addDays(weekStart, campaign.dueDay - 1);
  return today > dueOn ? null : { weekStart, dueOn };
} // prettier-ignore
