import { parseDay, type Day } from '../../../kernel/calendar-day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?$/;
const NAMED = /^(\d{1,2})[/ -]([A-Za-z]{3})[a-z]*[/ -](\d{4})(?: - \d{2}:\d{2})?$/;

/** A national ratings file holds 324,000 dates of a few thousand days: each text is read once. */
const known = new Map<string, Day | null>();
const KNOWN_AT_MOST = 20_000;

/**
 * The day that CQC's text names, or null where it names none. Reads `2018-01-09` (also with a time after it, as the API
 * and date cells of ODS files have), `09/01/2018` (day first) and the directory's `09/Jan/2018 - 00:00`.
 */
export function readDay(text: string): Day | null {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const read = readFresh(text.trim());
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(text, read);
  return read;
}

function readFresh(text: string): Day | null {
  const iso = ISO.exec(text);
  if (iso) return parseDay(iso[1]!);
  const slashed = SLASHED.exec(text);
  if (slashed) return parseDay(isoOf(slashed[3]!, slashed[2]!, slashed[1]!));
  const named = NAMED.exec(text);
  if (!named) return null;
  const month = MONTHS.indexOf(named[2]!.toLowerCase()) + 1;
  return month === 0 ? null : parseDay(isoOf(named[3]!, String(month), named[1]!));
}

function isoOf(year: string, month: string, dayOfMonth: string): string {
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}
