import { parseDay, type Day } from '../../../kernel/calendar-day.ts';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const FULL = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
] as const; // prettier-ignore

/** Years before this are more likely a fault than a month of ratings. */
const EARLIEST_YEAR = 1990;

/**
 * The first day of the month that a column's heading names, or null: "Apr 2024", "April-24", "RAG Apr 2024", "2024-04",
 * "04/2024", "01/04/2024" (day first, as the British write it), or a day as spreadsheets store it.
 */
export function monthOfHeading(heading: string): Day | null {
  const text = heading
    .toLowerCase()
    .replace(/(\d)t\d\d:\d\d(?::\d\d)?$/, '$1')
    .replace(/\b(?:rag|rating|status|score)\b/g, ' ')
    .replace(/[\s:,.]+/g, ' ')
    .trim();
  return named(text) ?? numbered(text);
}

function named(text: string): Day | null {
  const found =
    /^([a-z]{3,9})[ '’/-]*(\d{4}|\d{2})$/.exec(text) ?? swap(/^(\d{4})[ /-]*([a-z]{3,9})$/.exec(text));
  if (found === null) return null;
  const [, word, year] = found as unknown as [string, string, string];
  const place = NAMES.findIndex(
    (short, i) => word === short || word === FULL[i] || (short === 'sep' && word === 'sept'),
  );
  return place < 0 ? null : firstOf(Number(year.length === 2 ? `20${year}` : year), place + 1);
}

function swap(found: RegExpExecArray | null): (string | undefined)[] | null {
  return found === null ? null : [found[0], found[2], found[1]];
}

function numbered(text: string): Day | null {
  const yearFirst = /^(\d{4})[-/ ](\d{1,2})(?:[-/ ]\d{1,2})?$/.exec(text);
  if (yearFirst !== null) return firstOf(Number(yearFirst[1]), Number(yearFirst[2]));
  const yearLast = /^(?:(\d{1,2})[-/ ])?(\d{1,2})[-/ ](\d{4})$/.exec(text);
  if (yearLast === null || Number(yearLast[1] ?? 1) > 31) return null;
  return firstOf(Number(yearLast[3]), Number(yearLast[2]));
}

function firstOf(year: number, month: number): Day | null {
  if (year < EARLIEST_YEAR) return null;
  return parseDay(`${year}-${String(month).padStart(2, '0')}-01`);
}
