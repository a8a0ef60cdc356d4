import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';

/** A rating and the day it was published. */
export interface DatedRating {
  rating: Rating;
  on: Day;
}

/**
 * A rating of one key question. `carried` is true where CQC repeated an earlier judgement and did not say when that one
 * was made: `on` is then the latest it can have been, and its true age is "at least".
 */
export interface QuestionRating extends DatedRating {
  carried: boolean;
}

/** Enforcement in force on the day. `severe` comes from the list of kinds (reference.enforcement_kind). */
export interface Enforcement {
  kind: string;
  severe: boolean;
  imposedOn: Day;
}

/** Whether there is a registered manager: in post, away since a day, or none on a day that nobody recorded. */
export type ManagerFact =
  { state: 'in post' } | { state: 'none registered' } | { state: 'absent'; since: Day };

/**
 * What is known of one location on one day: everything that a model may read, and nothing else. `null` always means
 * "not known", never "no".
 */
export interface Facts {
  locationId: string;
  /** What councils count: 'Nursing home', 'Home care' ...; the council's own words for a service that CQC does not register. */
  category: string;
  /** False for services entered by hand that CQC does not register. */
  regulated: boolean;
  registeredOn: Day | null;
  overall: DatedRating | null;
  /** Why there is no overall rating, in CQC's words. */
  notRatedReason: string | null;
  /** The overall rating that stood before this one. */
  previous: DatedRating | null;
  safe: QuestionRating | null;
  wellLed: QuestionRating | null;
  /** The newest inspection, assessment or visit, rated or not. */
  lastVisitedOn: Day | null;
  dormancy: 'active' | 'dormant' | null;
  manager: ManagerFact | null;
  enforcement: readonly Enforcement[];
}
