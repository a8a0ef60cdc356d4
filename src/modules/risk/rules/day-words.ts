import { ageInWords, daysBetween, longDay, monthsInWords, type Day } from '../../../kernel/calendar-day.ts';

/** A past day as seen from the day of assessment. */
export interface SeenDay {
  /** Days ago; below 0 for a day still to come. */
  readonly days: number;
  /** Whole months ago; 0 for a day still to come. */
  readonly months: number;
  /** "4 March 2025" */
  readonly date: string;
  /** "3 years 2 months", "today" */
  readonly age: string;
  /** "3 years 2 months ago", "today" */
  readonly ago: string;
}

/**
 * How days look from `asAt`. Answers are kept, and their words made only when they are asked for: a market of 57,000
 * services shares some 4,000 days, and calendar arithmetic for each service was a quarter of the work of assessing it.
 */
export function daysSeenFrom(asAt: Day): (on: Day) => SeenDay {
  const seen = new Map<Day, SeenDay>();
  return (on) => {
    let known = seen.get(on);
    if (known === undefined) {
      known = new LookedAt(on, asAt);
      seen.set(on, known);
    }
    return known;
  };
}

class LookedAt implements SeenDay {
  readonly months: number;
  readonly #on: Day;
  readonly #asAt: Day;
  #days: number | undefined;
  #age: string | undefined;
  #date: string | undefined;

  constructor(on: Day, asAt: Day) {
    this.#on = on;
    this.#asAt = asAt;
    this.months = Math.max(0, wholeMonths(on, asAt));
  }

  get days(): number {
    return (this.#days ??= daysBetween(this.#on, this.#asAt));
  }

  get date(): string {
    return (this.#date ??= longDay(this.#on));
  }

  get age(): string {
    return (this.#age ??= this.months < 1 ? ageInWords(this.#on, this.#asAt) : monthsInWords(this.months));
  }

  get ago(): string {
    return this.age === 'today' ? this.age : `${this.age} ago`;
  }
}

/** The kernel's monthsBetween for a day that is not later than the other, on the text itself: some 20 times faster. */
export function wholeMonths(from: Day, to: Day): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}
