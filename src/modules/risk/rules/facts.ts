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

/** Where what was heard belongs: a concern is weighed, a notifiable incident counted, information says nothing against. */
export type Pathway = 'concern' | 'notifiable incident' | 'information';

/**
 * One thing that the council heard, as the log has it without its words. `on` is the day on which the council heard it: what
 * is told today of last year counts from today, and a rating of a past day knows nothing that came later.
 */
export interface HeardEvent {
  /** Of reference.intelligence_kind. */
  kind: string;
  /** False for what speaks for a service, or neither for nor against it: it gives no points. */
  adverse: boolean;
  pathway: Pathway;
  /** From 1 (minor) to 5 (critical). */
  severity: number;
  on: Day;
  /** A small number that no other event of the same answer has, where there is one: a hint that makes counting faster. */
  number?: number;
}

/** What the monthly returns say on the day. */
export interface ReturnFacts {
  /** Months in a row, up to the last one due, for which no return came. */
  missed: number;
  /** Months in a row, up to the last one due, for which the return came late or not at all. */
  late: number;
  /** The newest return that came by the day: the first day of its month, and each measure that it answers. */
  newest: { month: Day; measures: Readonly<Record<string, number>> } | null;
}

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
  /** Beds that CQC has registered, or that a return says; null where nobody knows, or where there are none. */
  beds: number | null;
  /** Whom it cares for, in CQC's words (its specialisms). */
  clientGroups: readonly string[];
  /** What the council heard of it by the day, also under earlier registrations. In no order. */
  events: readonly HeardEvent[];
  /** Null where no return is asked of it. */
  returns: ReturnFacts | null;
}
