import type { Rag } from '../../../kernel/rating.ts';

const WORDS: ReadonlyMap<string, Rag> = new Map([
  ['r', 'Red'],
  ['red', 'Red'],
  ['a', 'Amber'],
  ['amber', 'Amber'],
  ['yellow', 'Amber'],
  ['g', 'Green'],
  ['green', 'Green'],
]);

/** Red, amber or green by word or letter, or undefined where the text is none of them. */
export function ragOf(text: string): Rag | undefined {
  return WORDS.get(text.trim().toLowerCase());
}
