import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Officer } from '../../../people/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import type { LocationFacts } from '../../parts/register.ts';
import {
  differences,
  FACT_WORDS,
  factWords,
  NOTHING_KNOWN,
  type LocalFactValues,
} from '../../rules/local-fact.ts';
import type { BulkChange } from './form.ts';

interface BulkTyped {
  officerId: string;
  locality: string;
  localityChoice: string;
  contracted: string;
  operational: string;
  validFrom: DayBoxes;
}

export interface BulkFormModel {
  ids: string;
  names: string[];
  typed: BulkTyped;
  officers: { value: string; text: string }[];
  localities: string[];
  errors: FieldError[];
}

export interface BulkPreviewModel {
  ids: string;
  /** What was chosen, to be sent again with the confirmation. */
  chosen: [name: string, value: string][];
  digest: string;
  from: string;
  rows: { name: string; changes: { label: string; from: string; to: string }[] }[];
  total: number;
  unchanged: number;
  errors: FieldError[];
}

/** What each chosen location will hold; those that would stay as they are, are left out. */
export interface BulkPlan {
  changes: { locationId: string; name: string; before: LocalFactValues; after: LocalFactValues }[];
  unchanged: number;
}

const SHOWN = 200;
const CARRIED = [
  'officerId', 'locality', 'localityChoice', 'contracted', 'operational', 'validFrom-day', 'validFrom-month', 'validFrom-year',
]; // prettier-ignore

/** What a change does to each location, from what holds there on the day from which the change holds. */
export function planBulk(
  locations: ReadonlyMap<string, LocationFacts>,
  facts: ReadonlyMap<string, LocalFactValues>,
  change: BulkChange,
): BulkPlan {
  const all = [...locations].map(([locationId, { name }]) => {
    const before = facts.get(locationId) ?? NOTHING_KNOWN;
    return { locationId, name, before, after: { ...pickValues(before), ...change } };
  });
  const changes = all.filter(({ before, after }) => differences(before, after).length > 0);
  return { changes, unchanged: all.length - changes.length };
}

/** Only the facts: what is fetched with them (ids, days) belongs to the older row. */
function pickValues({
  operational,
  contracted,
  locality,
  officerId,
  councilBeds,
  councilPhone,
  note,
}: LocalFactValues): LocalFactValues {
  return { operational, contracted, locality, officerId, councilBeds, councilPhone, note };
}

/** The form that asks what to change. */
export function formModel(
  locations: ReadonlyMap<string, LocationFacts>,
  officers: readonly Officer[],
  localities: string[],
  today: Day,
  submitted?: { fields: Fields; errors: FieldError[] },
): BulkFormModel {
  const text = (name: string) => (submitted === undefined ? '' : one(submitted.fields, name));
  return {
    ids: [...locations.keys()].join(','),
    names: [...locations.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
    officers: officers
      .filter(({ active }) => active)
      .map(({ officerId, name }) => ({ value: officerId, text: name })),
    localities,
    typed: {
      officerId: text('officerId') || 'keep',
      locality: text('locality'),
      localityChoice: text('localityChoice') || 'keep',
      contracted: text('contracted') || 'keep',
      operational: text('operational') || 'keep',
      validFrom: submitted === undefined ? boxesOf(today) : boxesTyped(submitted.fields, 'validFrom'),
    },
    errors: submitted?.errors ?? [],
  };
}

/** What would change, row by row; at most 200 rows are shown. */
export function previewModel(
  locations: ReadonlyMap<string, LocationFacts>,
  plan: BulkPlan,
  officers: readonly Officer[],
  validFrom: Day,
  digest: string,
  fields: Fields,
  errors: FieldError[],
): BulkPreviewModel {
  const names = new Map(officers.map(({ officerId, name }) => [officerId, name]));
  return {
    ids: [...locations.keys()].join(','),
    chosen: CARRIED.map((name) => [name, one(fields, name)]),
    digest,
    from: longDay(validFrom),
    rows: plan.changes.slice(0, SHOWN).map(({ name, before, after }) => ({
      name,
      changes: differences(before, after).map((field) => ({
        label: FACT_WORDS[field],
        from: factWords(field, before[field], names),
        to: factWords(field, after[field], names),
      })),
    })),
    total: plan.changes.length,
    unchanged: plan.unchanged,
    errors,
  };
}
