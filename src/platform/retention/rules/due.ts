import { Temporal } from 'temporal-polyfill';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Due } from '../types.ts';

/**
 * What is due on a day after so many months: on 22 November 2026 after 6 months, whatever began before 22 May 2026. Where
 * the month has no such day its last one counts, so that nothing goes early.
 */
export function dueAfter(months: number, today: Day, now: Date): Omit<Due, 'authorityId'> {
  const beforeDay = addMonths(today, -months);
  return { beforeDay, before: startOfDay(beforeDay), now };
}

/** The first moment of a day in England. */
function startOfDay(day: Day): Date {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime('Europe/London');
  return new Date(epochMilliseconds);
}
