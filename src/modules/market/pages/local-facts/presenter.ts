import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Officer } from '../../../people/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import { instantWords } from '../../parts/instant-words.ts';
import type { LocationFacts } from '../../parts/register.ts';
import { clashes, type Clash } from '../../rules/clashes.ts';
import {
  differences,
  FACT_FIELDS,
  FACT_WORDS,
  factWords,
  NOTHING_KNOWN,
  type LocalFact,
  type LocalFactValues,
} from '../../rules/local-fact.ts';
import { threeWayValue } from '../../rules/yes-no.ts';

/** The form as text, as it is typed. */
interface LocalFactTyped {
  operational: string;
  contracted: string;
  locality: string;
  officerId: string;
  councilBeds: string;
  councilPhone: string;
  note: string;
  validFrom: DayBoxes;
}

export interface LocalFactPageModel {
  location: LocationFacts & { locationId: string };
  typed: LocalFactTyped;
  /** The newest fact that this form has seen; '' for none. */
  seen: string;
  errors: FieldError[];
  officers: { value: string; text: string }[];
  localities: string[];
  clashes: Clash[];
  /** After a clash of two editors: what the other recorded, against what was typed. */
  theirs?: { who: string; rows: { label: string; theirs: string; yours: string }[] };
  /** Since when what stands in the form holds, in a sentence. */
  since: string;
  history: { factId: string; from: string; recorded: string; words: string }[];
}

export interface Found {
  location: LocationFacts & { locationId: string };
  officers: Officer[];
  localities: string[];
  /** The row recorded last first. */
  history: LocalFact[];
}

/** The row in force on a day, among all rows of a location, the one recorded last first. */
function inForce(history: readonly LocalFact[], today: Day): LocalFact | undefined {
  return history
    .filter((fact) => fact.validFrom <= today)
    .reduce<LocalFact | undefined>(
      (best, fact) => (best === undefined || fact.validFrom > best.validFrom ? fact : best),
      undefined,
    );
}

/** The page as the facts stand. */
export function fromSaved(found: Found, today: Day): LocalFactPageModel {
  const now = inForce(found.history, today);
  return model(found, today, typedOf(now ?? NOTHING_KNOWN, today), []);
}

/** The page with what was typed, after an error; with `values` after somebody else recorded other facts meanwhile. */
export function fromSubmitted(
  found: Found,
  today: Day,
  fields: Fields,
  errors: FieldError[],
  values?: LocalFactValues,
): LocalFactPageModel {
  const page = model(found, today, typedFields(fields), errors);
  const theirs = found.history[0];
  if (values === undefined) return { ...page, seen: one(fields, 'seen') };
  if (theirs === undefined) return page;
  const names = namesOf(found.officers);
  const rows = differences(theirs, values).map((field) => ({
    label: FACT_WORDS[field],
    theirs: factWords(field, theirs[field], names),
    yours: factWords(field, values[field], names),
  }));
  const who = `${theirs.recordedBy} recorded on ${instantWords(theirs.recordedAt)}, for ${longDay(theirs.validFrom)} on`;
  return { ...page, theirs: { who, rows } };
}

/** What was done, when facts were saved for a day that other rows surround. */
export function savedWords(name: string, validFrom: Day, history: readonly LocalFact[], today: Day): string {
  const next = history
    .map((fact) => fact.validFrom)
    .filter((from) => from > validFrom)
    .sort()[0];
  if (next !== undefined) {
    return `Saved for ${name} from ${longDay(validFrom)} until ${longDay(next)}, from which other facts are recorded.`;
  }
  return validFrom > today
    ? `Saved for ${name}. It will hold from ${longDay(validFrom)}.`
    : `Saved for ${name}.`;
}

function model(found: Found, today: Day, typed: LocalFactTyped, errors: FieldError[]): LocalFactPageModel {
  const { location, officers, localities, history } = found;
  const now = inForce(history, today);
  const names = namesOf(officers);
  return {
    location,
    typed,
    errors,
    localities,
    seen: history[0]?.factId ?? '',
    officers: officers
      .filter((officer) => officer.active || officer.officerId === now?.officerId)
      .map((officer) => ({
        value: officer.officerId,
        text: officer.active ? officer.name : `${officer.name} (left)`,
      })),
    clashes: clashes(now ?? NOTHING_KNOWN, location),
    since:
      now === undefined
        ? 'Nothing is recorded for this service yet.'
        : `This holds since ${longDay(now.validFrom)}.`,
    history: history.map((fact) => ({
      factId: fact.factId,
      from: shortDay(fact.validFrom),
      recorded: `${instantWords(fact.recordedAt)}, ${fact.recordedBy}`,
      words: known(fact, names),
    })),
  };
}

function known(fact: LocalFact, names: ReadonlyMap<string, string>): string {
  const parts = FACT_FIELDS.filter((field) => fact[field] !== null && fact[field] !== '');
  return (
    parts.map((field) => `${FACT_WORDS[field]}: ${factWords(field, fact[field], names)}`).join('; ') ||
    'Nothing known'
  );
}

const namesOf = (officers: readonly Officer[]) =>
  new Map(officers.map((officer) => [officer.officerId, officer.name]));

function typedOf(values: LocalFactValues, today: Day): LocalFactTyped {
  return {
    operational: threeWayValue(values.operational),
    contracted: threeWayValue(values.contracted),
    locality: values.locality ?? '',
    officerId: values.officerId ?? '',
    councilBeds: values.councilBeds === null ? '' : String(values.councilBeds),
    councilPhone: values.councilPhone ?? '',
    note: values.note,
    validFrom: boxesOf(today),
  };
}

function typedFields(fields: Fields): LocalFactTyped {
  const [operational, contracted, locality, officerId, councilBeds, councilPhone, note] = [
    'operational', 'contracted', 'locality', 'officerId', 'councilBeds', 'councilPhone', 'note',
  ].map((name) => one(fields, name)) as [string, string, string, string, string, string, string]; // prettier-ignore
  return {
    operational,
    contracted,
    locality,
    officerId,
    councilBeds,
    councilPhone,
    note,
    validFrom: boxesTyped(fields, 'validFrom'),
  };
}
