import { addDays, type Day } from './calendar-day.ts';

const A_SUNDAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Whether people are at work: no Saturday, no Sunday, no bank holiday.
 *
 * @throws RangeError for a year after the last of which a bank holiday is known: a guess would set a wrong day silently
 */
export function isWorkingDay(value: Day, bankHolidays: ReadonlySet<string>): boolean {
  const weekday = ((Date.parse(value) - A_SUNDAY) / DAY_MS) % 7;
  if (weekday === 0 || weekday === 6 || weekday === -1) return false;
  if (bankHolidays.has(value)) return false;
  if (value.slice(0, 4) > lastYearOf(bankHolidays))
    throw new RangeError(
      `no bank holidays are known for ${value.slice(0, 4)}: add them to reference.bank_holiday`,
    );
  return true;
}

const lastYears = new WeakMap<ReadonlySet<string>, string>();

function lastYearOf(bankHolidays: ReadonlySet<string>): string {
  const known = lastYears.get(bankHolidays);
  if (known !== undefined) return known;
  let last = '';
  for (const one of bankHolidays) if (one.slice(0, 4) > last) last = one.slice(0, 4);
  lastYears.set(bankHolidays, last);
  return last;
}

/** The day itself, or the first working day after it. */
export function nextWorkingDay(value: Day, bankHolidays: ReadonlySet<string>): Day {
  let at = value;
  while (!isWorkingDay(at, bankHolidays)) at = addDays(at, 1);
  return at;
}

/**
 * The day `n` working days after a day, which itself does not count: one after a Friday is the Monday. Zero is the day itself or
 * the next working one.
 *
 * @throws RangeError where `n` is no whole number from 0, and past the known bank holidays
 */
export function addWorkingDays(from: Day, n: number, bankHolidays: ReadonlySet<string>): Day {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`${n} working days after ${from}: a whole number from 0 is expected`);
  if (n === 0) return nextWorkingDay(from, bankHolidays);
  let at = from;
  for (let left = n; left > 0; left -= 1) at = nextWorkingDay(addDays(at, 1), bankHolidays);
  return at;
}
