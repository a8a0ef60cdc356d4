const LONGEST = 255;

/**
 * The name of a file as it is kept and offered again: on one line, no folder, no sign that is not shown, and never cut in the
 * middle of a character, which no database takes.
 */
export function keptFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029/\\]+/gu, ' ')
    .trim();
  return [...plain].slice(0, LONGEST).join('');
}
