import { RATINGS, ratingStep, type Rating } from '../../../kernel/rating.ts';

/** Stands for a rating on a day on which the location was not registered. */
export const NOT_REGISTERED = 'Not registered';

/** What a movement between two days amounts to, in the order that pages tell it. */
export const CHANGES = [
  'Improved',
  'Worsened',
  'Unchanged',
  'First rating',
  'No longer rated',
  'Newly registered',
  'No longer registered',
] as const;
export type Change = (typeof CHANGES)[number];

/** What happened between the rating that stood on the earlier day and that of the later. */
export function changeOf(from: string, to: string): Change {
  if (from === to) return 'Unchanged';
  if (from === NOT_REGISTERED) return 'Newly registered';
  if (to === NOT_REGISTERED) return 'No longer registered';
  if (!isRating(from)) return 'First rating';
  if (!isRating(to)) return 'No longer rated';
  return ratingStep(to) > ratingStep(from) ? 'Improved' : 'Worsened';
}

/** Every pair of different or same words that amounts to a change. */
export function pairsOf(change: string): { from: string; to: string }[] {
  const words = [...RATINGS, 'Not rated', NOT_REGISTERED];
  return words.flatMap((from) =>
    words.filter((to) => changeOf(from, to) === change).map((to) => ({ from, to })),
  );
}

function isRating(words: string): words is Rating {
  return (RATINGS as readonly string[]).includes(words);
}
