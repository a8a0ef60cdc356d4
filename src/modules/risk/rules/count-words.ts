const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A whole number as it is written in a sentence: in words up to ten, "11" above. */
export function countInWords(n: number): string {
  return WORDS[n] ?? String(n);
}

/** What so many of something are called. */
export function calledBy(n: number, { one, many }: { one: string; many: string }): string {
  return n === 1 ? one : many;
}

/** A text with its first letter as it starts a sentence. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
