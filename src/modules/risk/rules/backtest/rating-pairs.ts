import { daysBetween, day, type Day } from '../../../../kernel/calendar-day.ts';
import { RATINGS, type Rating } from '../../../../kernel/rating.ts';

/** A rating of a location, published on a day. */
export interface RatingEvent {
  locationId: string;
  on: Day;
  rating: Rating;
}

/** A day of a location's history: days since 1 January 1970, and how bad its rating was, 0 Outstanding to 3 Inadequate. */
export interface RatedDay {
  at: number;
  badness: number;
}

/** Two consecutive rated days of one location: what was known before the second, and what it brought. */
export interface RatingPair {
  locationId: string;
  /** The rated days that were known on the day before, oldest first; the last is the current rating. */
  known: readonly RatedDay[];
  /** The day on which the second was published; the prediction is made on the day before. */
  at: number;
  /** Whether it came out below Good. */
  belowGood: boolean;
}

const FIRST_DAY = day('1970-01-01');

/** From this badness on a rating is below Good. */
export const BELOW_GOOD = RATINGS.indexOf('Requires improvement');

/**
 * Every pair of the events, in the order of the day of the second and then of the location's id, whatever the order of the
 * events. Several ratings of a location on one day count as one, the worst: a day has one outcome.
 */
export function ratingPairs(events: Iterable<RatingEvent>): RatingPair[] {
  const pairs: RatingPair[] = [];
  for (const [locationId, days] of historiesOf(events)) {
    for (let i = 1; i < days.length; i++) {
      const { at, badness } = days[i]!;
      pairs.push({ locationId, known: days.slice(0, i), at, belowGood: badness >= BELOW_GOOD });
    }
  }
  return pairs.sort((a, b) => a.at - b.at || (a.locationId < b.locationId ? -1 : 1));
}

/** The rated days of each location, oldest first. */
function historiesOf(events: Iterable<RatingEvent>): Map<string, RatedDay[]> {
  const dayNumber = dayNumbers();
  const worst = new Map<string, Map<number, number>>();
  for (const { locationId, on, rating } of events) {
    let days = worst.get(locationId);
    if (days === undefined) worst.set(locationId, (days = new Map()));
    const at = dayNumber(on);
    days.set(at, Math.max(days.get(at) ?? 0, RATINGS.indexOf(rating)));
  }
  return new Map(
    [...worst].map(([locationId, days]) => [
      locationId,
      [...days].map(([at, badness]) => ({ at, badness })).sort((a, b) => a.at - b.at),
    ]),
  );
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
