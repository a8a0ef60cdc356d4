import type { Rag } from '../../../kernel/rating.ts';

/** Points that one indicator gave, and the fact in words. */
export interface Contribution {
  indicator: string;
  points: number;
  words: string;
}

/** Something that the model asks for and nobody knows. */
export interface Unknown {
  indicator: string;
  words: string;
}

/** A floor that holds. */
export interface HeldFloor {
  atLeast: Rag;
  words: string;
}

/** What a model says of one location on one day. `contributions` have points and add up to `score`, most points first. */
export interface Assessment {
  score: number;
  rag: Rag;
  /** The reason in one sentence. */
  why: string;
  contributions: Contribution[];
  unknown: Unknown[];
  floors: HeldFloor[];
}
