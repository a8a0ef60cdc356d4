/** Font sizes of a chart, in its own units. */
export const LABEL_SIZE = 13;
export const SMALL_SIZE = 12;

/** About how wide text will be, erring on the wide side: fonts differ and cannot be measured here. */
export function textWidth(text: string, size: number = LABEL_SIZE): number {
  return [...text].length * size * 0.56;
}

/** The text, cut with an ellipsis to fit. */
export function fitted(text: string, width: number, size: number = LABEL_SIZE): string {
  const room = Math.max(1, Math.floor(width / (size * 0.56)));
  const letters = [...text];
  return letters.length <= room
    ? text
    : `${letters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}

/** The text on one line, or broken between words onto at most two; what still does not fit is cut with an ellipsis. */
export function wrapped(text: string, width: number, size: number = LABEL_SIZE): string[] {
  if (textWidth(text, size) <= width) return [text];
  const words = text.split(' ');
  let first = words.length > 1 ? 1 : 0;
  while (
    first > 0 &&
    first + 1 < words.length &&
    textWidth(words.slice(0, first + 1).join(' '), size) <= width
  )
    first += 1;
  const lines = first === 0 ? [text] : [words.slice(0, first).join(' '), words.slice(first).join(' ')];
  return lines.map((line) => fitted(line, width, size));
}
