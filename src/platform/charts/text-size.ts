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
