import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';
import type { LocalFactValues } from '../../rules/local-fact.ts';
import { isLocationId } from '../../rules/location-id.ts';

/** As many as one change may touch: more than any council has, and still one short transaction. */
const MOST_LOCATIONS = 2_000;

/** What to set in every chosen location; what is absent stays as it is. */
export type BulkChange = Partial<
  Pick<LocalFactValues, 'officerId' | 'locality' | 'contracted' | 'operational'>
>;

/** The chosen locations: boxes `location`, and `ids` with many ids in one field, separated by commas or spaces. */
export function parseLocationIds(fields: Fields): Parsed<string[]> {
  const all = [...many(fields, 'location'), ...many(fields, 'ids').flatMap((text) => text.split(/[\s,]+/))];
  const ids = [...new Set(all)].filter(isLocationId);
  if (ids.length === 0) return { errors: [{ field: 'ids', message: messages.noLocations }] };
  if (ids.length > MOST_LOCATIONS)
    return { errors: [{ field: 'ids', message: messages.tooManyLocations(ids.length, MOST_LOCATIONS) }] };
  return { value: ids };
}

/** Reads what to change. Selects offer 'keep' besides values; a locality is set where one is typed. */
export function parseBulkForm(
  fields: Fields,
  officerIds: ReadonlySet<string>,
  today: Day,
): Parsed<{ change: BulkChange; validFrom: Day }> {
  const errors: FieldError[] = [];
  const change: BulkChange = {};
  const officer = one(fields, 'officerId') || 'keep';
  if (officer !== 'keep' && officer !== 'none' && !officerIds.has(officer))
    errors.push({ field: 'officerId', message: messages.officerUnknown });
  else if (officer !== 'keep') change.officerId = officer === 'none' ? null : officer;
  for (const field of ['contracted', 'operational'] as const) {
    const choice = one(fields, field) || 'keep';
    if (choice === 'keep') continue;
    if (choice === 'yes' || choice === 'no') change[field] = choice === 'yes';
    else if (choice === 'unknown') change[field] = null;
    else errors.push({ field, message: messages.choiceWrong });
  }
  const locality = one(fields, 'locality').replace(/\s+/g, ' ');
  const choice = one(fields, 'localityChoice') || 'keep';
  // Who types a name and forgets to choose "set" means it.
  const localityChoice = choice === 'keep' && locality !== '' ? 'set' : choice;
  if (localityChoice === 'none') change.locality = null;
  else if (localityChoice === 'set') {
    if (locality === '') errors.push({ field: 'locality', message: messages.localityMissing });
    else if (locality.length > 100) errors.push({ field: 'locality', message: messages.localityTooLong });
    else change.locality = locality;
  }
  if (errors.length === 0 && Object.keys(change).length === 0)
    errors.push({ field: 'officerId', message: messages.nothingToSet });
  const rule = {
    what: 'The day from which this holds',
    missing: messages.validFromMissing,
    today,
    mayCome: true,
  };
  const validFrom = readDay(fields, 'validFrom', rule, errors);
  return errors.length > 0 || validFrom === null ? { errors } : { value: { change, validFrom } };
}
