import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';
import type { EnforcementValues } from '../../queries/save-enforcements.ts';

/** Reads the form of one entry of enforcement; `kinds` are those that may be chosen. */
export function parseEnforcementForm(
  fields: Fields,
  kinds: ReadonlySet<string>,
  today: Day,
): Parsed<EnforcementValues> {
  const errors: FieldError[] = [];
  const kind = one(fields, 'kind');
  if (!kinds.has(kind)) errors.push({ field: 'kind', message: messages.kindMissing });
  const imposed = { what: 'The day on which it was imposed', missing: messages.imposedMissing, today };
  const imposedOn = readDay(fields, 'imposedOn', imposed, errors);
  const liftedOn = readDay(fields, 'liftedOn', { what: 'The day on which it was lifted', today }, errors);
  if (imposedOn !== null && liftedOn !== null && liftedOn < imposedOn) {
    errors.push({ field: 'liftedOn-day', message: messages.liftedBeforeImposed });
  }
  const summary = one(fields, 'summary');
  if (summary === '') errors.push({ field: 'summary', message: messages.summaryMissing });
  else if (summary.length > 2_000) errors.push({ field: 'summary', message: messages.summaryTooLong });
  const source = one(fields, 'source');
  if (source.length > 500) errors.push({ field: 'source', message: messages.sourceTooLong });
  if (errors.length > 0 || imposedOn === null) return { errors };
  return { value: { kind, imposedOn, liftedOn, summary, source } };
}
