import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';

export interface PlacementForm {
  people: number;
  asOf: Day;
  /** Whether a count of that day may be replaced. */
  replace: boolean;
}

/** Reads a count of people placed on a day. */
export function parsePlacementForm(fields: Fields, today: Day): Parsed<PlacementForm> {
  const errors: FieldError[] = [];
  const typed = one(fields, 'people');
  const people = wholeNumber(typed, 0, 9_999);
  if (people === undefined || people === null)
    errors.push({ field: 'people', message: messages.peopleWrong(typed.slice(0, 30)) });
  const asOf = readDay(
    fields,
    'asOf',
    { what: 'The day of the count', missing: messages.asOfMissing, today },
    errors,
  );
  if (errors.length > 0 || asOf === null) return { errors };
  return { value: { people: people ?? 0, asOf, replace: one(fields, 'replace') === 'yes' } };
}
