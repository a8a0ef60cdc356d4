import { inLondon } from './quiet-hours.ts';
import { day, shortDay } from '../../../kernel/calendar-day.ts';

/** A moment as people in England read it: "22 Nov 2026, 9:30am". */
export function whenWords(at: Date): string {
  const london = inLondon(at);
  const minute = String(london.minute).padStart(2, '0');
  return `${shortDay(day(london.toPlainDate().toString()))}, ${hour12(london.hour)}:${minute}${london.hour < 12 ? 'am' : 'pm'}`;
}

/** An hour of the day: "7am", "midday", "midnight". */
export function hourWords(hour: number): string {
  if (hour === 0) return 'midnight';
  if (hour === 12) return 'midday';
  return `${hour12(hour)}${hour < 12 ? 'am' : 'pm'}`;
}

const hour12 = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);
