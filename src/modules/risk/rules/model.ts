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
  | { fact: 'enforcement' };

/** What a band or an unknown says: words of a list, and a clause to follow "because", with {placeholders} filled from the facts. */
export interface Worded {
  /** Whole points, 0 or more. */
  points: number;
  words: string;
  /** Needed where points are given. */
  because?: string;
}

/** A band of values: one named value, or whole months from `from` up to but not including `to` (null: without end). */
export type Band = (Worded & { equals: string }) | (Worded & { from: number; to: number | null });

export interface Indicator {
  key: string;
  label: string;
  /** Where the indicator comes from: practice, regulation, data. */
  source: string;
  reads: Reads;
  bands: readonly Band[];
  /** What not knowing means. It gives points or none; it never takes any away. */
  unknown: Worded;
}

/** When a floor holds. */
export type FloorCondition =
  | { fact: 'rating'; of: Question; in: readonly Rating[] }
  | { fact: 'rating-age'; of: Question; months: number }
  | { fact: 'not-rated' }
  | { fact: 'not-regulated' }
  | { fact: 'dormancy' }
  | { fact: 'manager'; months: number }
  | { fact: 'enforcement'; severe: boolean };

/** A colour that no score can undercut while a fact stands. */
export interface Floor {
  when: FloorCondition;
  atLeast: Exclude<Rag, 'Green'>;
  words: string;
  because: string;
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
}
