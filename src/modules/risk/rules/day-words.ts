import { ageInWords, longDay, monthsBetween, type Day } from '../../../kernel/calendar-day.ts';

/** A past day as seen from the day of assessment. */
export interface SeenDay {
  /** Whole months ago; 0 for a day still to come. */
  months: number;
  /** "4 March 2025" */
  date: string;
  /** "3 years 2 months", "today" */
  age: string;
  /** "3 years 2 months ago", "today" */
  ago: string;
}

/**
 * How days look from `asAt`. Answers are kept, because a market of 57,000 services shares some 4,000 rating days and
 * calendar arithmetic would otherwise be most of the work (measured: 10 times slower).
 */
export function daysSeenFrom(asAt: Day): (on: Day) => SeenDay {
  const seen = new Map<Day, SeenDay>();
  return (on) => {
    const known = seen.get(on);
    if (known !== undefined) return known;
    const age = ageInWords(on, asAt);
    const looked = {
      months: Math.max(0, monthsBetween(on, asAt)),
      date: longDay(on),
      age,
      ago: age === 'today' ? age : `${age} ago`,
    };
    seen.set(on, looked);
    return looked;
  };
}
