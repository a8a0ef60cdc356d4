import { parseDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** The day whose status is asked for, as a link (`on=2026-03-01`) or as typed; today where none is. */
export function parseHistoryForm(fields: Fields, today: Day): Parsed<Day> {
  const linked = one(fields, 'on');
  const asked = linked === '' ? dayOf(fields, 'on') : (parseDay(linked) ?? undefined);
  if (asked === undefined) return { errors: [{ field: 'on-day', message: messages.dayWrong }] };
  if (asked !== null && asked > today) return { errors: [{ field: 'on-day', message: messages.dayNotYet }] };
  return { value: asked ?? today };
}
