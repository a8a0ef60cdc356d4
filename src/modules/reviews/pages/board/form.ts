import { parseDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** What a board shows. */
export interface BoardAsked {
  on: Day;
  officer: string;
  locality: string;
  type: string;
  errors: FieldError[];
}

/** Reads a board's address; a day that is none shows today, and says so. */
export function readBoard(fields: Fields, today: Day): BoardAsked {
  const text = one(fields, 'on');
  const on = text === '' ? today : parseDay(text);
  const errors =
    on === null
      ? [{ field: 'on', message: messages.dayWrong }]
      : on > today
        ? [{ field: 'on', message: messages.dayNotYet }]
        : [];
  return {
    on: on === null || on > today ? today : on,
    officer: one(fields, 'officer'),
    locality: one(fields, 'locality'),
    type: one(fields, 'type'),
    errors,
  };
}
