import { Temporal } from 'temporal-polyfill';

/** A calendar day as ISO text, `YYYY-MM-DD`: what a SQL `date` reads as. Sorts and compares as text. */
export type Day = string & { readonly __day: unique symbol };

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that ISO text names, or null where it is not a real day. `2024-02-30` is null. */
export function parseDay(text: string): Day | null {
  if (!ISO_DAY.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
  } catch {
    return null;
  }
}

/** The day that ISO text names; throws a RangeError naming the text where it is not one. For trusted text. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`"${text}" is not a day written YYYY-MM-DD`);
  return parsed;
}

/** The day `n` days after (or, negative, before). */
export function addDays(from: Day, n: number): Day {
  return Temporal.PlainDate.from(from).add({ days: n }).toString() as Day;
}

/** The day `n` months after (or before); the end of a shorter month where the day does not exist. */
export function addMonths(from: Day, n: number): Day {
  return Temporal.PlainDate.from(from).add({ months: n }).toString() as Day;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Whole months from `from` to `to`. */
export function monthsBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'month' }).months;
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

/** "9 August 2021". */
export function longDay(value: Day): string {
  return `${Number(value.slice(8))} ${MONTHS[Number(value.slice(5, 7)) - 1]} ${Number(value.slice(0, 4))}`;
}

/** "9 Aug 2021", for tables. */
export function shortDay(value: Day): string {
  const date = Temporal.PlainDate.from(value);
  return `${date.day} ${MONTHS[date.month - 1]?.slice(0, 3)} ${date.year}`;
}

/** "August 2021". */
export function monthOf(value: Day): string {
  const date = Temporal.PlainDate.from(value);
  return `${MONTHS[date.month - 1]} ${date.year}`;
}

/** How long ago, as people say it: "today", "12 days", "5 months", "1 year", "3 years 2 months". */
export function ageInWords(since: Day, today: Day): string {
  const months = monthsBetween(since, today);
  if (months < 1) {
    const days = daysBetween(since, today);
    return days <= 0 ? 'today' : plural(days, 'day');
  }
  return monthsInWords(months);
}

/** A length of whole months as people say it: "5 months", "1 year", "3 years 2 months". */
export function monthsInWords(months: number): string {
  if (months < 12) return plural(months, 'month');
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return rest === 0 ? plural(years, 'year') : `${plural(years, 'year')} ${plural(rest, 'month')}`;
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
