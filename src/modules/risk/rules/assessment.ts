import type { Rag } from '../../../kernel/rating.ts';

/**
 * Who may know a reason: everyone who sees the colour where it rests on what is published (CQC, enforcement), only
 * overseers (`risk.reasons`) where it rests on what the council heard.
 */
export type Audience = 'everyone' | 'overseers';

/** Points that one indicator gave, and the fact in words. */
export interface Contribution {
  indicator: string;
  points: number;
  words: string;
  audience: Audience;
}

/** Something that the model asks for and nobody knows. */
export interface Unknown {
  indicator: string;
  words: string;
  audience: Audience;
}

/** A floor that holds. */
export interface HeldFloor {
  atLeast: Rag;
  words: string;
  audience: Audience;
}

/** What a model says of one location on one day. `contributions` have points and add up to `score`, most points first. */
export interface Assessment {
  score: number;
  rag: Rag;
  /** The reason in one sentence, of all reasons. */
  why: string;
  /** The same for those who may know only what is published; it says that the council knows more where that made the colour. */
  whyOpen: string;
  /** The part of the score that rests on what is published. */
  scoreOpen: number;
  contributions: Contribution[];
  unknown: Unknown[];
  floors: HeldFloor[];
}
