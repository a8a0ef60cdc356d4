import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { day, type Day } from '../../kernel/calendar-day.ts';
import { uuidv7 } from '../../kernel/uuid.ts';

/** The one source of the present moment; tests pass a fixed one. */
export interface Clock {
  /** Now, as an instant. */
  now(): Date;
  /** Today in Europe/London. */
  today(): Day;
}

/** The day of an instant in Europe/London. */
export function londonDay(at: Date): Day {
  return day(
    Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO('Europe/London')
      .toPlainDate()
      .toString(),
  );
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => londonDay(new Date()),
};

/** A clock that stands still at an instant, for tests and for the demonstration. */
export function fixedClock(iso: string): Clock {
  const at = new Date(iso);
  return { now: () => new Date(at), today: () => londonDay(at) };
}

/** A new id, sorted by when it was made. */
export function newId(clock: Clock = systemClock): string {
  return uuidv7(clock.now().getTime(), randomBytes(10));
}
