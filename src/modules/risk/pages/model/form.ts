import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** The day whose model is asked for; today where none is. */
export function parseModelForm(fields: Fields, today: Day): Parsed<Day> {
  const asked = dayOf(fields, 'on');
  if (asked === undefined) return { errors: [{ field: 'on-day', message: messages.dayWrong }] };
  return { value: asked ?? today };
}
