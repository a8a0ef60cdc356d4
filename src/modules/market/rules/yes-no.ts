const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'yes', 'true', 't', '1', 'x', '✓', '✔'].map((word) => [word, true] as const),
  ...['n', 'no', 'false', 'f', '0'].map((word) => [word, false] as const),
]);

/** Yes or no as people write it in spreadsheets (Y, no, TRUE, 1, x), or undefined where the text is neither. */
export function yesNo(text: string): boolean | undefined {
  return WORDS.get(text.trim().toLowerCase());
}

/** A form's choice of yes, no or not known; undefined where it is none of them. An empty choice is "not known". */
export function threeWay(text: string): boolean | null | undefined {
  if (text === 'yes') return true;
  if (text === 'no') return false;
  return text === '' || text === 'unknown' ? null : undefined;
}

/** The value under which a form shows it: 'yes', 'no' or 'unknown'. */
export function threeWayValue(value: boolean | null): 'yes' | 'no' | 'unknown' {
  if (value === null) return 'unknown';
  return value ? 'yes' : 'no';
}
