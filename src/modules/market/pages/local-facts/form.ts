import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';
import { FACT_WORDS, type LocalFactValues } from '../../rules/local-fact.ts';
import { threeWay } from '../../rules/yes-no.ts';

export interface LocalFactForm {
  values: LocalFactValues;
  validFrom: Day;
}

/** Reads the form of local facts; `officerIds` are the officers that may be chosen. Empty fields are "not known". */
export function parseLocalFactForm(
  fields: Fields,
  officerIds: ReadonlySet<string>,
  today: Day,
): Parsed<LocalFactForm> {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => void errors.push({ field, message });
  const choice = (field: 'operational' | 'contracted') => {
    const value = threeWay(one(fields, field));
    if (value === undefined) refuse(field, messages.chooseOne(FACT_WORDS[field]));
    return value ?? null;
  };
  const operational = choice('operational');
  const contracted = choice('contracted');
  const locality = one(fields, 'locality').replace(/\s+/g, ' ');
  if (locality.length > 100) refuse('locality', messages.localityTooLong);
  const officerId = one(fields, 'officerId');
  if (officerId !== '' && !officerIds.has(officerId)) refuse('officerId', messages.officerUnknown);
  const beds = one(fields, 'councilBeds');
  const councilBeds = wholeNumber(beds, 0, 9_999);
  if (councilBeds === undefined) refuse('councilBeds', messages.bedsWrong(beds.slice(0, 30)));
  const councilPhone = one(fields, 'councilPhone');
  if (councilPhone !== '' && !/^[\d +()./x-]{3,30}$/.test(councilPhone))
    refuse('councilPhone', messages.phoneWrong(councilPhone.slice(0, 40)));
  const note = one(fields, 'note');
  if (note.length > 2_000) refuse('note', messages.noteTooLong);
  const rule = {
    what: 'The day from which this holds',
    missing: messages.validFromMissing,
    today,
    mayCome: true,
  };
  const validFrom = readDay(fields, 'validFrom', rule, errors);
  if (errors.length > 0 || validFrom === null) return { errors };
  const values: LocalFactValues = {
    operational, contracted, note,
    locality: locality === '' ? null : locality,
    officerId: officerId === '' ? null : officerId,
    councilBeds: councilBeds ?? null,
    councilPhone: councilPhone === '' ? null : councilPhone,
  }; // prettier-ignore
  return { value: { values, validFrom } };
}
