import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag, Rating } from '../../../kernel/rating.ts';

/** Which rating of a location is read. */
export const QUESTIONS = ['overall', 'safe', 'well-led'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The facts that an indicator can read; readers.ts says what each answers. */
export type Reads =
  | { fact: 'rating'; of: Question }
  /** Whole months since the rating was published; counted only where the rating is one of `when`. */
  | { fact: 'rating-age'; of: Question; when: readonly Rating[] }
  /** How the overall rating moved when it was last given. */
  | { fact: 'rating-change' }
  /** Whole months since registration, for a location that CQC has never rated. */
  | { fact: 'waiting' }
  /** Whole months since anybody from CQC came. */
  | { fact: 'visit-age' }
  | { fact: 'manager' }
  | { fact: 'dormancy' }
  | { fact: 'enforcement' }
  | EventsReads
  /** Whether anything at all was heard of it within so many months: an entry in the log, a return, CQC's visit. */
  | { fact: 'heard'; months: number }
  /** Months in a row without a monthly return, up to the last one due. */
  | { fact: 'return-missed' }
  /** Months in a row with a return that came late or not at all. */
  | { fact: 'return-late' }
  | ReturnReads;

/** Which entries of the council's log count. */
export interface Heard {
  /** Kinds by their key (at least one adverse); 'adverse' is every concern; a pathway is every adverse kind of it. */
  kinds: readonly string[] | 'adverse' | 'notifiable incident';
  /** How they are called in words: one and many. They never name whistleblowing. */
  called: { one: string; many: string };
  /** Only those at least this severe. */
  minSeverity: number;
  /** Only those heard within so many days, the day itself included. */
  days: number;
}

/**
 * What the log says in a window. `count`: how many. `worst`: the highest severity, 0 where there is none. `weight`: the sum
 * of a weight for each by its severity, which halves every `halfLife` days where that is given.
 */
export interface EventsReads extends Heard {
  fact: 'events';
  measure: 'count' | 'worst' | 'weight';
  /** For `weight`: what one of severity 1, 2, 3, 4 and 5 weighs, none less than the one before. */
  severityWeights?: readonly number[];
  /** For `weight`: after how many days one weighs half; without it, age does not matter inside the window. */
  halfLife?: number;
  /**
   * Large homes have more to tell: a home of more than so many beds counts as if it had so many, in proportion, but one
   * event never counts as less than one. Smaller homes and those whose beds are not known count in full.
   */
  perBeds?: number;
}

/** A number that the newest return answers; not known where the newest is for a month more than `months` months ago. */
export interface ReturnReads {
  fact: 'return';
  /** The measure's key in the form of the return. */
  measure: string;
  /** How it is called in words. */
  called: string;
  months: number;
  /** Which way is worse; points may not fall that way. */
  worse: 'higher' | 'lower';
}

/** What a band or an unknown says: words of a list, and a clause to follow "because", with {placeholders} filled from the facts. */
export interface Worded {
  /** Whole points, 0 or more. */
  points: number;
  words: string;
  /** Needed where points are given. */
  because?: string;
}

/** A band of values: one named value, or numbers (months, events, a share) from `from` up to but not including `to` (null: without end). */
export type Band = (Worded & { equals: string }) | (Worded & { from: number; to: number | null });

export interface Indicator {
  key: string;
  label: string;
  /** Where the indicator comes from: practice, regulation, data. */
  source: string;
  reads: Reads;
  bands: readonly Band[];
  /** What not knowing means. It gives points or none; it never takes any away. Absent where the fact is always known. */
  unknown?: Worded;
}

/** So many or more of these were heard in the window. */
export interface EventsFloor extends Heard {
  fact: 'events';
  count: number;
}

/** When a floor holds. */
export type FloorCondition =
  | { fact: 'rating'; of: Question; in: readonly Rating[] }
  | { fact: 'rating-age'; of: Question; months: number }
  | { fact: 'not-rated' }
  | { fact: 'not-regulated' }
  | { fact: 'dormancy' }
  | { fact: 'manager'; months: number }
  | { fact: 'enforcement'; severe: boolean }
  | EventsFloor
  | { fact: 'return-missed'; months: number };

/** A colour that no score can undercut while a fact stands. */
export interface Floor {
  when: FloorCondition;
  atLeast: Exclude<Rag, 'Green'>;
  words: string;
  because: string;
  source: string;
}

/**
 * Some indicators give at most so many points together. Groups may lie inside each other but not cross, hold only what
 * everybody may know or only what overseers may, and allow at least what one of the group gives by itself.
 */
export interface Cap {
  label: string;
  /** Keys of indicators. */
  indicators: readonly string[];
  most: number;
  source: string;
}

/** Points of some indicators count for more where a service cares for a group of people: a percentage, 100 or more. */
export interface Adjustment {
  label: string;
  /** Keys of indicators. */
  indicators: readonly string[];
  /** In CQC's words. One is enough. Of several adjustments only the highest counts. */
  clientGroups: readonly string[];
  percent: number;
  source: string;
}

/** A dated model of risk, as it is stored: points per fact, floors, and the scores from which a service is amber or red. */
export interface Model {
  id: string;
  version: number;
  name: string;
  /** The first day that this model decides. */
  validFrom: Day;
  /** Categories of service that it is for; null is every one that no other model names. */
  appliesTo: readonly string[] | null;
  source: string;
  /** A score of `amber` or more is Amber, of `red` or more is Red. */
  thresholds: { amber: number; red: number };
  indicators: readonly Indicator[];
  floors: readonly Floor[];
  caps?: readonly Cap[];
  adjustments?: readonly Adjustment[];
}
