import { daysBetween, day, type Day } from '../../../../kernel/calendar-day.ts';
import { RATINGS, type Rating } from '../../../../kernel/rating.ts';

/** A rating of a location, published on a day. */
export interface RatingEvent {
  locationId: string;
  on: Day;
  rating: Rating;
}

/** A rated day of a location: days since 1 January 1970, and how bad its rating was, 0 Outstanding to 3 Inadequate. */
interface RatedDay {
  at: number;
  badness: number;
}

/** What a location's ratings say of it up to and with the current one. */
export interface RatingHistory {
  current: RatedDay;
  previous: RatedDay | null;
  beforePrevious: RatedDay | null;
  /** The day of the first rating. */
  firstAt: number;
  /** How many rated days there were before the current one, and on how many of them it was below Good. */
  earlier: number;
  earlierBelowGood: number;
  /** The latest day before the current rating on which it was below Good. */
  lastBelowGoodAt: number | null;
  /** Whether a rating before the current one was Inadequate. */
  everInadequate: boolean;
}

/** Two consecutive rated days of one location: what was known before the second, and what the second brought. */
export interface RatingPair {
  locationId: string;
  known: RatingHistory;
  /** The day on which the second was published; the prediction is made on the day before. */
  at: number;
  /** Whether it came out below Good. */
  belowGood: boolean;
}

const FIRST_DAY = day('1970-01-01');
const REQUIRES_IMPROVEMENT = RATINGS.indexOf('Requires improvement');
const INADEQUATE = RATINGS.indexOf('Inadequate');

/** Whether a rating of this badness is below Good. */
export function isBelowGood(badness: number): boolean {
  return badness >= REQUIRES_IMPROVEMENT;
}

/**
 * Every pair of the events, by the day of the second and then the location's id, whatever the order of the events. Several
 * ratings of a location on one day count as one, the worst: a day has one outcome.
 */
export function ratingPairs(events: Iterable<RatingEvent>): RatingPair[] {
  const pairs: RatingPair[] = [];
  for (const [locationId, days] of ratedDays(events)) pairs.push(...pairsOf(locationId, days));
  return pairs.sort((a, b) => a.at - b.at || (a.locationId < b.locationId ? -1 : 1));
}

/** The pairs of one location, of its rated days from the oldest on. */
function* pairsOf(locationId: string, days: readonly RatedDay[]): Generator<RatingPair> {
  let known: RatingHistory | null = null;
  for (const next of days) {
    if (known !== null) yield { locationId, known, at: next.at, belowGood: isBelowGood(next.badness) };
    known = followedBy(known, next);
  }
}

/** A history with one more rating. */
function followedBy(before: RatingHistory | null, next: RatedDay): RatingHistory {
  const current = before?.current ?? null;
  const wasBelowGood = current !== null && isBelowGood(current.badness);
  return {
    current: next,
    previous: current,
    beforePrevious: before?.previous ?? null,
    firstAt: before?.firstAt ?? next.at,
    earlier: before === null ? 0 : before.earlier + 1,
    earlierBelowGood: (before?.earlierBelowGood ?? 0) + (wasBelowGood ? 1 : 0),
    lastBelowGoodAt: wasBelowGood ? current.at : (before?.lastBelowGoodAt ?? null),
    everInadequate: before?.everInadequate === true || current?.badness === INADEQUATE,
  };
}

/** The rated days of each location, oldest first. */
function ratedDays(events: Iterable<RatingEvent>): Map<string, RatedDay[]> {
  const dayNumber = dayNumbers();
  const worst = new Map<string, Map<number, number>>();
  for (const { locationId, on, rating } of events) {
    let days = worst.get(locationId);
    if (days === undefined) worst.set(locationId, (days = new Map()));
    const at = dayNumber(on);
    days.set(at, Math.max(days.get(at) ?? 0, RATINGS.indexOf(rating)));
  }
  const oldestFirst = (days: Map<number, number>) =>
    [...days].map(([at, badness]) => ({ at, badness })).sort((a, b) => a.at - b.at);
  return new Map([...worst].map(([locationId, days]) => [locationId, oldestFirst(days)]));
}

/** Counts days since 1970; a day that comes again, as most do, is not counted again. */
function dayNumbers(): (on: Day) => number {
  const counted = new Map<Day, number>();
  return (on) => {
    let at = counted.get(on);
    if (at === undefined) counted.set(on, (at = daysBetween(FIRST_DAY, on)));
    return at;
  };
}
