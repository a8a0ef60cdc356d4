import type { Day } from '../../../kernel/calendar-day.ts';
import { ratingStep, type Rating } from '../../../kernel/rating.ts';

/** What a warning is about: what a colour of a past month is held against. */
const OUTCOMES = ['rating-fall', 'closure', 'enforcement'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Something that happened to a service. */
export interface Outcome {
  locationId: string;
  on: Day;
  kind: OutcomeKind;
}

/** A dated rule of what counts, and for how long after a month. */
export interface OutcomeRule {
  outcome: OutcomeKind;
  validFrom: Day;
  name: string;
  counted: boolean;
  withinMonths: number;
  source: string;
}

/**
 * Of each outcome the newest rule not after a day, without those that no longer count.
 * @throws RangeError where none counts on the day: a later rule is never taken in its place
 */
export function rulesOn(rules: readonly OutcomeRule[], on: Day): OutcomeRule[] {
  const counted = OUTCOMES.flatMap((outcome) => {
    const [newest] = rules
      .filter((rule) => rule.outcome === outcome && rule.validFrom <= on)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    return newest?.counted === true ? [newest] : [];
  });
  if (counted.length === 0)
    throw new RangeError(`no outcome counts on ${on}: risk.outcome_rule needs a row from then or before`);
  return counted;
}

/** An overall rating of a location and the day on which it was published. */
export interface PublishedRating {
  locationId: string;
  on: Day;
  rating: Rating;
}

/** Each publication of a lower overall rating than the one before it. */
export function fallsOf(ratings: readonly PublishedRating[]): Outcome[] {
  const before = new Map<string, Rating>();
  const inOrder = ratings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return inOrder.flatMap(({ locationId, on, rating }): Outcome[] => {
    const was = before.get(locationId);
    before.set(locationId, rating);
    return was !== undefined && ratingStep(rating) < ratingStep(was)
      ? [{ locationId, on, kind: 'rating-fall' }]
      : [];
  });
}
