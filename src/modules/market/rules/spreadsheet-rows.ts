import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { wholeNumber } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import type { LocalFactValues } from './local-fact.ts';
import type { RowToMatch } from './matching.ts';
import { monthOfHeading } from './month-words.ts';
import { normalPostcode } from './postcode.ts';
import { ragOf } from './rag-words.ts';
import type { Mapping, SheetField } from './spreadsheet-columns.ts';
import { yesNo } from './yes-no.ts';

/** A row of the file that has anything in it; `row` is its number beside the sheet, from 1. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** A value that could not be taken, told by its place. */
export interface BadValue {
  row: number;
  column: string;
  value: string;
  reason: string;
}

/** What one row says. A fact that is absent was an empty cell or no column: it changes nothing. */
export interface ReadRow {
  row: number;
  match: RowToMatch;
  facts: Partial<Pick<LocalFactValues, 'contracted' | 'operational' | 'locality'>>;
  officerName?: string;
  people?: number;
  rags: { month: Day; rag: Rag; column: string }[];
  bad: BadValue[];
}

const LONGEST_SHOWN = 100;
const LONGEST_LOCALITY = 100;
const LONGEST_OFFICER = 200;
const MOST_PEOPLE = 9_999;

/** Reads one row by the mapping. What cannot be read is left out and told; the rest of the row still counts. */
export function readRow(sheetRow: SheetRow, headers: readonly string[], mapping: Mapping): ReadRow {
  const { row, cells } = sheetRow;
  const { columns } = mapping;
  const read: ReadRow = { row, match: {}, facts: {}, rags: [], bad: [] };
  const cell = (field: SheetField) =>
    columns[field] === null ? '' : (cells[columns[field]] ?? '').replace(/\s+/g, ' ').trim();
  const refuse = (column: number | null, value: string, reason: string) =>
    read.bad.push({ row, column: headers[column ?? -1] ?? '', value: value.slice(0, LONGEST_SHOWN), reason });

  for (const [field, key] of [
    ['locationId', 'id'],
    ['name', 'name'],
    ['postcode', 'postcode'],
  ] as const) {
    const text = cell(field);
    if (text !== '') read.match[key] = text.slice(0, 300);
  }
  const postcode = cell('postcode');
  if (postcode !== '' && normalPostcode(postcode) === '' && cell('locationId') === '') {
    refuse(columns.postcode, postcode, messages.sheetPostcode);
  }
  for (const field of ['contracted', 'operational'] as const) {
    const text = cell(field);
    const value = yesNo(text);
    if (value !== undefined) read.facts[field] = value;
    else if (text !== '') refuse(columns[field], text, messages.sheetYesNo);
  }
  const locality = cell('locality');
  if (locality.length > LONGEST_LOCALITY) refuse(columns.locality, locality, messages.localityTooLong);
  else if (locality !== '') read.facts.locality = locality;
  const officer = cell('officer');
  if (officer.length > LONGEST_OFFICER) refuse(columns.officer, officer, messages.sheetOfficer);
  else if (officer !== '') read.officerName = officer;
  const people = cell('people');
  const count = wholeNumber(people.replace(/\.0+$/, ''), 0, MOST_PEOPLE);
  if (count === undefined) refuse(columns.people, people, messages.sheetPeople);
  else if (count !== null) read.people = count;
  readRags(read, cells, headers, mapping, refuse);
  return read;
}

function readRags(
  read: ReadRow,
  cells: readonly string[],
  headers: readonly string[],
  mapping: Mapping,
  refuse: (column: number, value: string, reason: string) => void,
): void {
  for (const column of mapping.months) {
    const text = (cells[column] ?? '').trim();
    const heading = headers[column] ?? '';
    const month = monthOfHeading(heading);
    if (text === '' || month === null) continue;
    const rag = ragOf(text);
    if (rag === undefined) refuse(column, text, messages.sheetRag);
    else read.rags.push({ month, rag, column: heading });
  }
}
