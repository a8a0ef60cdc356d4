import { day as dayOf, type Day } from '../../../kernel/calendar-day.ts';
import { invalidParameter } from '../../../platform/api/index.ts';

/** The day of a parameter `as-at`, today where absent, and whether it is past. Nothing is known yet of days to come. */
export function askedDay(text: string | undefined, today: Day): { day: Day; past: boolean } {
  if (text === undefined) return { day: today, past: false };
  const day = dayOf(text);
  if (day > today) throw invalidParameter('as-at', text, `a day up to today, ${today}`);
  return { day, past: day < today };
}
