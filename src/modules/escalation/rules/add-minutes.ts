import { Temporal } from 'temporal-polyfill';
import type { ClockKind, Hours } from './scheme.ts';

const MINUTE_MS = 60_000;
const SATURDAY = 6;

/** When working time is: hours of Monday to Friday in England, without bank holidays. */
export interface WorkingTime {
  hours: Hours;
  /** ISO days on which nobody works. */
  holidays: ReadonlySet<string>;
}

/**
 * The moment so many minutes after another: of all minutes, or of working time only, where evenings, weekends and bank
 * holidays do not count.
 */
export function addMinutes(at: Date, minutes: number, clock: ClockKind, working: WorkingTime): Date {
  if (clock === 'always') return new Date(at.getTime() + minutes * MINUTE_MS);
  const start = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London');
  let left = minutes * MINUTE_MS;
  for (let day = start.toPlainDate(); ; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day, working)) continue;
    const opens = Math.max(instantOf(day, working.hours.from), at.getTime());
    const closes = instantOf(day, working.hours.to);
    const room = closes - opens;
    if (room <= 0) continue;
    if (left <= room) return new Date(opens + left);
    left -= room;
  }
}

function isWorkingDay(day: Temporal.PlainDate, { holidays }: WorkingTime): boolean {
  return day.dayOfWeek < SATURDAY && !holidays.has(day.toString());
}

/** The hour of a day as England's clocks show it; 24 is the midnight that ends it. */
function instantOf(day: Temporal.PlainDate, hour: number): number {
  const on = hour === 24 ? day.add({ days: 1 }) : day;
  return on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour: hour % 24 } }).epochMilliseconds;
}
