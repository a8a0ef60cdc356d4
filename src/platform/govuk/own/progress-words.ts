import { thousands } from './numbers.ts';

/** "Reading locations: 1,200 of 56,000"; the note alone while nothing is counted. */
export function progressInWords(done: number, total: number | null, note: string): string {
  if (total === null && done === 0) return note;
  const count = total === null ? thousands(done) : `${thousands(done)} of ${thousands(total)}`;
  return note ? `${note}: ${count}` : count;
}
