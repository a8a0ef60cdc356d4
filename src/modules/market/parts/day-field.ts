import { addMonths, day, type Day } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';

/** Nothing that a council records here is older. */
const EARLIEST = day('1990-01-01');

interface DayRule {
  /** The message where it is empty; an empty one is null where absent. */
  missing?: string;
  /** What a message calls it: "The day of lifting". */
  what: string;
  today: Day;
  /** Whether it may lie in the coming year. */
  mayCome?: boolean;
}

/** Reads a day in three boxes; tells what is wrong under the first box, and answers null then. */
export function readDay(fields: Fields, name: string, rule: DayRule, errors: FieldError[]): Day | null {
  const found = dayOf(fields, name);
  const wrong =
    found === undefined
      ? messages.dayWrong(rule.what)
      : found === null
        ? rule.missing
        : found < EARLIEST
          ? messages.dayTooEarly(rule.what)
          : rule.mayCome === true
            ? found > addMonths(rule.today, 12)
              ? messages.dayTooLate(rule.what)
              : undefined
            : found > rule.today
              ? messages.dayToCome(rule.what)
              : undefined;
  if (wrong !== undefined) errors.push({ field: `${name}-day`, message: wrong });
  return found === undefined || wrong !== undefined ? null : found;
}

/** What stands in the three boxes of a day. */
export interface DayBoxes {
  day: string;
  month: string;
  year: string;
}

export function boxesOf(value: Day | null): DayBoxes {
  if (value === null) return { day: '', month: '', year: '' };
  const [year, month, dayOfMonth] = value.split('-').map(Number);
  return { day: String(dayOfMonth), month: String(month), year: String(year) };
}

export function boxesTyped(fields: Fields, name: string): DayBoxes {
  return {
    day: one(fields, `${name}-day`),
    month: one(fields, `${name}-month`),
    year: one(fields, `${name}-year`),
  };
}
