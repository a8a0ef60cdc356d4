import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import { newId } from '../../../platform/clock/index.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { readDay, type CouncilContext } from '../../market/index.ts';
import { messages } from '../messages.ts';
import { findNewestScheme, holdSchemes, type NewestScheme } from '../queries/find-newest-scheme.ts';
import { saveScheme } from '../queries/save-scheme.ts';
import { contradictionsOf, type Contradiction } from '../rules/check-scheme.ts';
import type { Scheme } from '../rules/scheme.ts';

/** From when a change holds, and why it is made: what every form of the rules ends with. */
export interface Change {
  validFrom: Day;
  note: string;
}

/** Reads the end of a form; the day may not lie before that of the newest version, nor before today. */
export function parseChange(
  fields: Fields,
  today: Day,
  newest: Pick<NewestScheme, 'validFrom'>,
  errors: FieldError[],
): Change {
  const wanted = {
    what: 'The day from which this holds',
    missing: messages.validFromMissing,
    today,
    mayCome: true,
  };
  const validFrom = readDay(fields, 'validFrom', wanted, errors);
  const least = newest.validFrom > today ? newest.validFrom : today;
  if (validFrom !== null && validFrom < least)
    errors.push({ field: 'validFrom-day', message: messages.validFromEarly(least) });
  const note = one(fields, 'note');
  if (note === '') errors.push({ field: 'note', message: messages.noteMissing });
  else if (note.length > 1_000) errors.push({ field: 'note', message: messages.noteTooLong });
  return { validFrom: validFrom ?? today, note };
}

/** What came of a change. */
export type Changed =
  { state: 'saved' } | { state: 'overtaken' } | { state: 'refused'; errors: FieldError[] };

/**
 * Saves rules and ladder as they are to be, as a new version. Refused where they contradict themselves, and where somebody else
 * has changed them since the form was shown.
 */
export async function changeScheme(
  { tx, authority, clock }: CouncilContext,
  seen: string,
  change: Change,
  scheme: Scheme,
  fieldOf: (contradiction: Contradiction) => string,
): Promise<Changed> {
  const { authorityId } = authority;
  await holdSchemes(tx, authorityId);
  if ((await findNewestScheme(tx)).seen !== seen) return { state: 'overtaken' };
  const wrong = contradictionsOf(scheme);
  if (wrong.length > 0)
    return {
      state: 'refused',
      errors: wrong.map((each) => ({ field: fieldOf(each), message: each.message })),
    };
  await saveScheme(tx, { ...change, schemeId: newId(clock), authorityId, scheme, at: clock.now() });
  return { state: 'saved' };
}
