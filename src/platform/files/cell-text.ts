import { Temporal } from 'temporal-polyfill';

/** A number as plain decimal text: no exponent, no zeros after the last digit that counts. Other text comes back as it is. */
export function plainNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  if (/^-?\d+\.\d+$/.test(text)) return text.replace(/\.?0+$/, '');
  const short = String(number);
  if (!short.includes('e')) return short;
  return number === Math.trunc(number) ? BigInt(number).toString() : number.toFixed(20).replace(/\.?0+$/, '');
}

/** A date of ODS, `2024-09-17` or `2024-09-17T15:19:48`, without a time that is midnight. */
export function isoDate(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:[.,]\d+)?Z?)?$/.exec(value);
  if (!match) return value;
  return match[2] === undefined || match[2] === '00:00:00' ? match[1]! : `${match[1]}T${match[2]}`;
}

/**
 * A day number of Excel as ISO text. `since1904` is the Macintosh date system. In the other one 1900 counts as a leap
 * year, a fault that Excel keeps for the sake of Lotus 1-2-3, so day 60 does not exist and the days before it shift by one.
 */
export function excelDate(serial: number, since1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  const whole = Math.floor(seconds / 86_400);
  const rest = seconds - whole * 86_400;
  const start = since1904 ? '1904-01-01' : whole < 60 ? '1899-12-31' : '1899-12-30';
  const date = Temporal.PlainDate.from(start).add({ days: whole }).toString();
  if (rest === 0) return date;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${date}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}`;
}

/** Whether a number format shows a calendar date: it has a day, month or year outside quoted and bracketed text. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase();
  if (/general/.test(bare)) return false;
  return /[dy]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}

/** Number formats that Excel knows by number and never writes out: those that show a date, East Asian ones included. */
export function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}
