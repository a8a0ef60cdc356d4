import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import { monthOfHeading } from './month-words.ts';

/** What a column of the council's own spreadsheet can hold, with headings that people give it (letters and digits only). */
export const SHEET_FIELDS = [
  { field: 'locationId', label: 'CQC location id', headings: ['cqclocationid', 'locationid', 'cqcid', 'cqcno', 'cqcnumber', 'cqcref', 'cqcreference', 'locationcqcid', 'cqclocation', 'id'] },
  { field: 'name', label: 'Name of the service', headings: ['name', 'servicename', 'homename', 'carehome', 'carehomename', 'home', 'service', 'locationname', 'providername', 'provider'] },
  { field: 'postcode', label: 'Postcode', headings: ['postcode', 'postalcode', 'locationpostcode'] },
  { field: 'contracted', label: 'Contracted (yes or no)', headings: ['contracted', 'contract', 'contractedyn', 'oncontract', 'contractinplace', 'hascontract'] },
  { field: 'operational', label: 'Operational (yes or no)', headings: ['operational', 'operating', 'open', 'operationalyn', 'active', 'inoperation'] },
  { field: 'officer', label: 'Responsible officer', headings: ['officer', 'responsibleofficer', 'contractsofficer', 'contractofficer', 'leadofficer', 'qualityofficer', 'link', 'linkofficer', 'allocatedto', 'allocatedofficer'] },
  { field: 'locality', label: 'Locality or zone', headings: ['locality', 'zone', 'area', 'district', 'localityzone', 'patch', 'cluster'] },
  { field: 'people', label: 'People placed from our area (a count)', headings: ['outofareaplacements', 'placements', 'ooaplacements', 'outofarea', 'ooa', 'peopleplaced', 'numberplaced', 'noofplacements', 'numberofplacements'] },
] as const; // prettier-ignore

export type SheetField = (typeof SHEET_FIELDS)[number]['field'];

/** Which column (from 0) holds what, and which columns are past colours by month. */
export interface Mapping {
  columns: Record<SheetField, number | null>;
  months: number[];
}

/** A heading that names a month. */
export interface MonthColumn {
  column: number;
  month: Day;
}

/** Every column whose heading names a month, from the left. */
export function monthColumns(headers: readonly string[]): MonthColumn[] {
  return headers.flatMap((heading, column) => {
    const month = monthOfHeading(heading);
    return month === null ? [] : [{ column, month }];
  });
}

/** The mapping that the headings suggest; months after `today` are left out. */
export function guessMapping(headers: readonly string[], today: Day): Mapping {
  const plain = headers.map(plainHeading);
  const taken = new Set<number>();
  const columns = {} as Mapping['columns'];
  for (const { field, headings } of SHEET_FIELDS) {
    const found = headings.map((heading) => plain.indexOf(heading)).find((at) => at >= 0 && !taken.has(at));
    columns[field] = found ?? null;
    if (found !== undefined) taken.add(found);
  }
  const seen = new Set<Day>();
  const months = monthColumns(headers).filter(({ column, month }) => {
    const fresh = !taken.has(column) && month <= today && !seen.has(month);
    seen.add(month);
    return fresh;
  });
  return { columns, months: months.map(({ column }) => column) };
}

/** Reads the mapping form: a select `column-<field>` for each field and checkboxes `month`, each with a column's number. */
export function parseMapping(fields: Fields, headers: readonly string[], today: Day): Parsed<Mapping> {
  const errors: FieldError[] = [];
  const users = new Map<number, string>();
  const columns = {} as Mapping['columns'];
  for (const { field, label } of SHEET_FIELDS) {
    const column = columnNumber(one(fields, `column-${field}`), headers.length);
    columns[field] = column ?? null;
    if (column === null) continue;
    const before = column === undefined ? undefined : users.get(column);
    if (column === undefined)
      errors.push({ field: `column-${field}`, message: messages.columnUnknown(label) });
    else if (before !== undefined) {
      errors.push({
        field: `column-${field}`,
        message: messages.columnTwice(headers[column] ?? '', before, label),
      });
    } else users.set(column, label);
  }
  if (
    errors.length === 0 &&
    columns.locationId === null &&
    (columns.name === null || columns.postcode === null)
  ) {
    errors.push({ field: 'column-locationId', message: messages.noIdentity });
  }
  const months = parseMonths(fields, headers, today, users, errors);
  const facts = [columns.contracted, columns.operational, columns.officer, columns.locality, columns.people];
  if (errors.length === 0 && months.length === 0 && facts.every((column) => column === null)) {
    errors.push({ field: 'column-contracted', message: messages.nothingToImport });
  }
  return errors.length > 0 ? { errors } : { value: { columns, months } };
}

function parseMonths(
  fields: Fields,
  headers: readonly string[],
  today: Day,
  users: ReadonlyMap<number, string>,
  errors: FieldError[],
): number[] {
  const chosen = new Set(many(fields, 'month').map((text) => columnNumber(text, headers.length)));
  const seen = new Map<Day, string>();
  const months: number[] = [];
  for (const { column, month } of monthColumns(headers)) {
    if (!chosen.has(column)) continue;
    const heading = headers[column] ?? '';
    const before = seen.get(month);
    const wrong =
      month > today
        ? messages.monthToCome(heading)
        : before !== undefined
          ? messages.monthTwice(before, heading)
          : users.has(column)
            ? messages.columnTwice(heading, users.get(column) ?? '', 'past colours')
            : undefined;
    if (wrong !== undefined && !errors.some((error) => error.field === 'month'))
      errors.push({ field: 'month', message: wrong });
    seen.set(month, heading);
    months.push(column);
  }
  return months;
}

function columnNumber(text: string, columns: number): number | null | undefined {
  if (text === '') return null;
  return /^\d{1,5}$/.test(text) && Number(text) < columns ? Number(text) : undefined;
}

/** How far down the headings may stand: people put a title above their table. */
const HEADINGS_WITHIN = 20;

/**
 * Which of the first rows holds the headings: the one with the most headings that we know, else the first with two
 * filled cells; -1 where there is none. A row of values may hold days, which read as months, so those count little.
 */
export function headingLine(rows: readonly (readonly string[])[]): number {
  const known: ReadonlySet<string> = new Set(
    SHEET_FIELDS.flatMap(({ headings }) => headings as readonly string[]),
  );
  let best = -1;
  let bestScore = 0;
  rows.slice(0, HEADINGS_WITHIN).forEach((cells, i) => {
    const names = cells.filter((cell) => known.has(plainHeading(cell))).length;
    const score = names * 100 + (names > 0 ? monthColumns(cells).length : 0);
    if (score > bestScore) [best, bestScore] = [i, score];
  });
  return best >= 0
    ? best
    : rows
        .slice(0, HEADINGS_WITHIN)
        .findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2);
}

function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '');
}
