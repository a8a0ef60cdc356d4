import { Temporal } from 'temporal-polyfill';
import type { Timing } from '../types.ts';

const HOUR_MS = 3_600_000;
/** The longest quiet there can be is a weekend with a night on either side. */
const LONGEST_QUIET_HOURS = 4 * 24;
const SATURDAY = 6;

type Quiet = Pick<Timing, 'quiet' | 'workingDaysOnly'>;

/** The moment as clocks in England show it. */
export function inLondon(at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London');
}

/** Whether a person does not want to be written to at this moment. */
export function isQuiet(timing: Quiet, at: Date): boolean {
  const { hour, dayOfWeek } = inLondon(at);
  if (timing.workingDaysOnly && dayOfWeek >= SATURDAY) return true;
  if (timing.quiet === null) return false;
  const { from, to } = timing.quiet;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * The first moment from `at` on that is not quiet. Quiet begins and ends on whole hours, and England's clocks differ from
 * UTC by whole hours, in summer and in winter: so only whole hours need looking at, also in the nights when clocks change.
 */
export function afterQuiet(timing: Quiet, at: Date): Date {
  if (!isQuiet(timing, at)) return at;
  const nextHour = (Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS;
  for (let n = 0; n < LONGEST_QUIET_HOURS; n++) {
    const then = new Date(nextHour + n * HOUR_MS);
    if (!isQuiet(timing, then)) return then;
  }
  throw new RangeError('quiet hours that never end: from and to are the same hour');
}
