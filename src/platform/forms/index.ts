import { parseDay, type Day } from '../../kernel/calendar-day.ts';

/** Fields of a form or a query string as they arrive: text, repeated text, or absent. */
export type Fields = Record<string, string | string[] | undefined>;

/** The field's text, trimmed; '' where absent. The first one where the field is repeated. */
export function one(fields: Fields, name: string): string {
  const value = own(fields, name);
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}

/** A field of that name and nothing inherited: a form may ask for "constructor". */
function own(fields: Fields, name: string): string | string[] | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Every non-empty text of a repeated field, trimmed, without repeats. */
export function many(fields: Fields, name: string): string[] {
  const value = own(fields, name);
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(all.map((text) => text.trim()).filter((text) => text !== ''))];
}

/**
 * A whole number within bounds, or null where the text is empty; undefined where it is not such a number.
 */
export function wholeNumber(text: string, min: number, max: number): number | null | undefined {
  if (text === '') return null;
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const n = Number(text);
  return n >= min && n <= max ? n : undefined;
}

/** A day typed in three boxes (`name-day`, `name-month`, `name-year`): the day, null where all are empty, undefined where it is none. */
export function dayOf(fields: Fields, name: string): Day | null | undefined {
  const [d, m, y] = ['day', 'month', 'year'].map((part) => one(fields, `${name}-${part}`)) as [
    string,
    string,
    string,
  ];
  if (d === '' && m === '' && y === '') return null;
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^\d{4}$/.test(y)) return undefined;
  return parseDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) ?? undefined;
}

/** The same fields with some replaced, as a query string that starts with '?'; empty values fall away. */
export function queryString(fields: Fields, replace: Fields = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...fields, ...replace })) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') search.append(name, item);
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
