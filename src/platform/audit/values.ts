import { longDay, parseDay } from '../../kernel/calendar-day.ts';
import { momentWords } from './words.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Longest text shown whole; of a longer one the part around its first difference. */
const LONGEST = 400;
const BEFORE_DIFFERENCE = 60;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/;

/** Characters that are not seen, or turn the reading direction: shown by their number, so that nothing hides in a text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text in which nothing is hidden. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, (char) =>
    char === '\n' ? '\n' : `[U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** One value of a field in words: days and instants as people write them, pence as pounds. Null where it holds nothing. */
export function valueWords(field: string, value: Json | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return numberWords(field, value);
  if (typeof value === 'string') return textWords(value);
  return isEmpty(value) ? null : seenText(JSON.stringify(value));
}

function isEmpty(value: Json[] | { [name: string]: Json }): boolean {
  return Object.keys(value).length === 0;
}

function numberWords(field: string, value: number): string {
  if (/(^|_)pence$/.test(field) && Number.isSafeInteger(value))
    return (value / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
  const text = value.toLocaleString('en-GB', { maximumFractionDigits: 20 });
  // A number of years or of a house is not counted in thousands.
  const words = Number.isInteger(value) && value >= 1000 && value < 10_000 ? String(value) : text;
  return /(^|_)percent$/.test(field) ? `${words}%` : words;
}

function textWords(text: string): string {
  const day = parseDay(text);
  if (day !== null) return longDay(day);
  if (INSTANT.test(text)) {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return momentWords(new Date(at));
  }
  return seenText(text);
}

/** Any two values that differ, told so that they look different: JSON in plain characters only. */
export function exactWords(value: Json): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Both texts, or of long ones the part around where they first differ. */
export function aroundDifference(before: string, after: string): [string, string] {
  if (before.length <= LONGEST && after.length <= LONGEST) return [before, after];
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const from = Math.max(0, at - BEFORE_DIFFERENCE);
  return [excerpt(before, from), excerpt(after, from)];
}

/** A long text's part from a place on, with dots where it goes on and how long it is. */
export function excerpt(text: string, from = 0): string {
  if (text.length <= LONGEST && from === 0) return text;
  const part = text.slice(from, from + LONGEST).toWellFormed();
  const rest = from + LONGEST < text.length ? '…' : '';
  return `${from > 0 ? '…' : ''}${part}${rest} (${text.length.toLocaleString('en-GB')} characters)`;
}
