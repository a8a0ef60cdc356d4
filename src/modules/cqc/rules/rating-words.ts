import { KEY_QUESTIONS, RATINGS, type KeyQuestion, type Rating } from '../../../kernel/rating.ts';

/**
 * Words that stand in a rating's place and are none. Source: seen in CQC's API records and download files,
 * 2020 to 2026. The words are kept as the reason, spelled as here whatever their letter case in the file.
 */
const NOT_RATINGS = [
  'Inspected but not rated',
  'No published rating',
  'Insufficient evidence to rate',
  'Evidence requirements partially scored',
  'Evidence requirements not yet scored',
  'Evidence requirements partially / not yet scored',
  'No Approved Rating',
  'Not Rated',
  'Not applicable',
  'Not formally rated',
  'Not yet inspected',
  'Unrated',
  'Regulations met',
] as const;

/** Said where CQC leaves the place of a rating empty. */
const NO_RATING_GIVEN = 'No rating given';

/** A rating on the four-step scale, or why there is none; `known` is false for words never met before. */
export interface RatingWord {
  rating: Rating | null;
  notRatedReason: string | null;
  known: boolean;
}

const WORDS = new Map<string, RatingWord>([
  ['', { rating: null, notRatedReason: NO_RATING_GIVEN, known: true }],
  ...RATINGS.map((rating): [string, RatingWord] => [
    rating.toLowerCase(),
    { rating, notRatedReason: null, known: true },
  ]),
  ...NOT_RATINGS.map((reason): [string, RatingWord] => [
    reason.toLowerCase(),
    { rating: null, notRatedReason: reason, known: true },
  ]),
]);

/** What CQC's word says, in any letter case. Unknown words are "not rated" with the words as the reason, never guessed at. */
export function readRating(text: string): RatingWord {
  const plain = text.trim().replace(/\s+/g, ' ');
  return WORDS.get(plain.toLowerCase()) ?? { rating: null, notRatedReason: plain, known: false };
}

const QUESTIONS = new Map<string, KeyQuestion | 'Overall'>([
  ['overall', 'Overall'],
  ['well led', 'Well-led'],
  ...KEY_QUESTIONS.map((question): [string, KeyQuestion] => [question.toLowerCase(), question]),
]);

/** The key question (or 'Overall') that a word names, or null. */
export function readKeyQuestion(text: string): KeyQuestion | 'Overall' | null {
  return QUESTIONS.get(text.trim().toLowerCase()) ?? null;
}
