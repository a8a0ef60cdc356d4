import { addMonths, day, monthOf, parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { addWorkingDays, nextWorkingDay } from '../../../kernel/working-days.ts';

/** When a month opens and is due, and what it looks at first. */
export interface CycleRule {
  opensWorkingDay: number;
  dueWorkingDays: number;
  jumpPoints: number;
  expiryDays: number;
  remindDays: number;
}

/** The first day of the month that a day is in: months are named by it. */
export function monthStart(of: Day): Day {
  return day(`${of.slice(0, 7)}-01`);
}

/** The month that an address names, "2026-11", by its first day; null where it names none. */
export function parseMonth(text: string): Day | null {
  return /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
}

/** A month as addresses name it. */
export function monthText(month: Day): string {
  return month.slice(0, 7);
}

/** A month as people say it: "November 2026". */
export const monthName = monthOf;

/** The day on which the review of a month opens by itself. */
export function opensOn(month: Day, rule: CycleRule, bankHolidays: ReadonlySet<string>): Day {
  const first = nextWorkingDay(month, bankHolidays);
  return rule.opensWorkingDay === 1 ? first : addWorkingDays(first, rule.opensWorkingDay - 1, bankHolidays);
}

/** The day by which it is to be done. */
export function dueOn(openedOn: Day, rule: CycleRule, bankHolidays: ReadonlySet<string>): Day {
  return addWorkingDays(openedOn, rule.dueWorkingDays, bankHolidays);
}

/** The day a month before, with which a board compares. */
export function monthBefore(of: Day): Day {
  return addMonths(of, -1);
}
