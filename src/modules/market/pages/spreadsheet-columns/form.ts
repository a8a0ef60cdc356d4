import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';
import { parseMapping, type Mapping } from '../../rules/spreadsheet-columns.ts';

/** Reads what the columns hold, and from which day their facts hold. */
export function parseColumnsForm(
  fields: Fields,
  headers: readonly string[],
  today: Day,
): Parsed<{ mapping: Mapping; holdsFrom: Day }> {
  const mapping = parseMapping(fields, headers, today);
  const errors: FieldError[] = [...(mapping.errors ?? [])];
  const holdsFrom = readDay(
    fields,
    'holdsFrom',
    { what: 'The day from which this holds', missing: messages.validFromMissing, today },
    errors,
  );
  if (mapping.value === undefined || holdsFrom === null) return { errors };
  return { value: { mapping: mapping.value, holdsFrom } };
}
