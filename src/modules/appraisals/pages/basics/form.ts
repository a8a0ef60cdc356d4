import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Basics } from '../../queries/save-campaign.ts';
import { STARTING_DESIGNS } from '../../rules/designs.ts';

/** Reads what a campaign is about and whom it covers. `start` is the design to begin with, and asked of a new one only. */
export function parseBasics(fields: Fields, isNew: boolean): Parsed<Basics & { start: string }> {
  const errors: FieldError[] = [];
  const theme = one(fields, 'theme');
  if (theme === '' || theme.length > 120) errors.push({ field: 'theme', message: messages.themeMissing });
  const purpose = one(fields, 'purpose');
  if (purpose === '' || purpose.length > 2000)
    errors.push({ field: 'purpose', message: messages.purposeMissing });
  const fromDay = dayAsked(fields, 'from', 'the first day', errors);
  const untilDay = dayAsked(fields, 'until', 'the last day', errors);
  if (fromDay !== null && untilDay !== null && untilDay < fromDay)
    errors.push({ field: 'until-day', message: messages.untilBefore });
  const dueDay = wholeNumber(one(fields, 'dueDay'), 1, 7);
  if (dueDay == null) errors.push({ field: 'dueDay', message: messages.dueDay });
  const start = one(fields, 'start');
  if (isNew && !Object.hasOwn(STARTING_DESIGNS, start))
    errors.push({ field: 'start', message: messages.startFrom });
  if (errors.length > 0 || fromDay === null || untilDay === null || dueDay == null) return { errors };
  const [types, localities] = [many(fields, 'types'), many(fields, 'localities')];
  return { value: { theme, purpose, fromDay, untilDay, dueDay, types, localities, start } };
}

function dayAsked(fields: Fields, name: string, what: string, errors: FieldError[]): Day | null {
  const found = dayOf(fields, name);
  const message =
    found === undefined ? messages.dayWrong(`${what.charAt(0).toUpperCase()}${what.slice(1)}`) : messages.dayMissing(what);
  if (found == null) errors.push({ field: `${name}-day`, message });
  return found ?? null;
} // prettier-ignore
