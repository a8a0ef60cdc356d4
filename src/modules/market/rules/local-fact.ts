import type { Day } from '../../../kernel/calendar-day.ts';

/** What the council knows of a location beside the register; null is "not known here". */
export interface LocalFactValues {
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  officerId: string | null;
  councilBeds: number | null;
  councilPhone: string | null;
  note: string;
}

/** A whole row of facts as saved: what holds from a day on, until a row of a later day. */
export interface LocalFact extends LocalFactValues {
  factId: string;
  locationId: string;
  validFrom: Day;
  recordedAt: Date;
  recordedBy: string;
}

export const NOTHING_KNOWN: Readonly<LocalFactValues> = {
  operational: null,
  contracted: null,
  locality: null,
  officerId: null,
  councilBeds: null,
  councilPhone: null,
  note: '',
};

/** What people call each fact, in the order in which pages show them. */
export const FACT_WORDS: Readonly<Record<keyof LocalFactValues, string>> = {
  operational: 'Operational',
  contracted: 'Contracted',
  locality: 'Locality or zone',
  officerId: 'Responsible officer',
  councilBeds: "Council's bed count",
  councilPhone: "Council's phone number",
  note: 'Note',
};

export const FACT_FIELDS = Object.keys(FACT_WORDS) as (keyof LocalFactValues)[];

/** One fact in words: "Yes", "Not known", the officer's name, the number. */
export function factWords(
  field: keyof LocalFactValues,
  value: LocalFactValues[keyof LocalFactValues],
  officerNames: ReadonlyMap<string, string>,
): string {
  if (value === null) return 'Not known';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'officerId') return officerNames.get(String(value)) ?? 'An officer who is no longer listed';
  return value === '' ? 'None' : String(value);
}

/** The facts in which two rows differ, in page order. */
export function differences(from: LocalFactValues, to: LocalFactValues): (keyof LocalFactValues)[] {
  return FACT_FIELDS.filter((field) => from[field] !== to[field]);
}
