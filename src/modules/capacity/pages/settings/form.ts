import { addMonths, parseDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { ASKS, type Setting } from '../../rules/setting.ts';

const NUMBERS = [
  ['remindBefore', 'The days before the due day', 0, 14],
  ['remindEvery', 'The days between reminders', 1, 28],
  ['remindTimes', 'How many times', 0, 10],
] as const;

/** Reads whom the council asks from a month on, and when. */
export function parseSettingForm(fields: Fields, today: Day): Parsed<Setting> {
  const errors: FieldError[] = [];
  const validFrom = /^\d{4}-\d{2}$/.test(one(fields, 'validFrom'))
    ? parseDay(`${one(fields, 'validFrom')}-01`)
    : null;
  if (validFrom === null) errors.push({ field: 'validFrom', message: messages.monthWrong });
  else if (validFrom < addMonths(today, -12) || validFrom > addMonths(today, 12))
    errors.push({ field: 'validFrom', message: messages.monthPast });
  const asks = ASKS.find((known) => known === one(fields, 'asks'));
  if (asks === undefined) errors.push({ field: 'asks', message: messages.asksMissing });
  const numbers = {} as Record<(typeof NUMBERS)[number][0] | 'opensDay' | 'dueDay', number>;
  for (const [field, what] of [
    ['opensDay', 'The day of opening'],
    ['dueDay', 'The due day'],
  ] as const) {
    const value = wholeNumber(one(fields, field), 1, 28);
    if (typeof value === 'number') numbers[field] = value;
    else errors.push({ field, message: messages.dayOfMonth(what) });
  }
  for (const [field, what, least, most] of NUMBERS) {
    const value = wholeNumber(one(fields, field), least, most);
    if (typeof value === 'number') numbers[field] = value;
    else errors.push({ field, message: messages.daysWrong(what, least, most) });
  }
  if (numbers.opensDay > numbers.dueDay) errors.push({ field: 'dueDay', message: messages.opensAfterDue });
  if (validFrom === null || asks === undefined || errors.length > 0) return { errors };
  return { value: { validFrom, asks, ...numbers } };
}
