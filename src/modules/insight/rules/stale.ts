import { addMonths, type Day } from '../../../kernel/calendar-day.ts';

/** Ratings this old are pointed at; CQC's average is nearly four years. */
const STALE_MONTHS = 48;

/** Whether a rating is too old to lean on without saying so. */
export function isStale(on: Day | null, today: Day): boolean {
  return on !== null && on <= addMonths(today, -STALE_MONTHS);
}
