import { monthOf, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import type { Sheet } from '../../parts/read-sheet.ts';
import type { Spreadsheet } from '../../queries/find-spreadsheet.ts';
import { paths } from '../../routes.ts';
import { monthColumns, SHEET_FIELDS, type Mapping } from '../../rules/spreadsheet-columns.ts';

export interface ColumnsModel {
  fileName: string;
  rows: number;
  action: string;
  /** How the present choice came about, in a sentence. */
  origin: string;
  fields: { id: string; label: string; value: string }[];
  columns: { value: string; text: string }[];
  months: { value: string; text: string; checked: boolean }[];
  holdsFrom: DayBoxes;
  errors: FieldError[];
}

/** The form with a mapping: what was saved before, remembered for these headings, or guessed from them. */
export function columnsModel(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  mapping: Mapping,
  origin: string,
  today: Day,
): ColumnsModel {
  const chosen = Object.fromEntries(
    SHEET_FIELDS.map(({ field }) => [field, textOf(mapping.columns[field] ?? null)]),
  );
  return model(
    spreadsheet,
    sheet,
    chosen,
    new Set(mapping.months.map(String)),
    boxesOf(spreadsheet.holdsFrom ?? today),
    origin,
    [],
  );
}

/** The form as it was sent. */
export function submittedColumns(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  fields: Fields,
  errors: FieldError[],
): ColumnsModel {
  const chosen = Object.fromEntries(SHEET_FIELDS.map(({ field }) => [field, one(fields, `column-${field}`)]));
  return model(
    spreadsheet,
    sheet,
    chosen,
    new Set(many(fields, 'month')),
    boxesTyped(fields, 'holdsFrom'),
    '',
    errors,
  );
}

function model(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  chosen: Record<string, string>,
  months: ReadonlySet<string>,
  holdsFrom: DayBoxes,
  origin: string,
  errors: FieldError[],
): ColumnsModel {
  const { headers, rows } = sheet;
  return {
    fileName: spreadsheet.fileName,
    rows: rows.length,
    action: paths.spreadsheetColumns(spreadsheet.spreadsheetId),
    origin,
    fields: SHEET_FIELDS.map(({ field, label }) => ({
      id: `column-${field}`,
      label,
      value: chosen[field] ?? '',
    })),
    columns: headers.map((heading, i) => ({ value: String(i), text: `${heading}${example(sheet, i)}` })),
    months: monthColumns(headers).map(({ column, month }) => ({
      value: String(column),
      text: withMonth(headers[column] ?? '', monthOf(month)),
      checked: months.has(String(column)),
    })),
    holdsFrom,
    errors,
  };
}

function example({ rows }: Sheet, column: number): string {
  const filled = rows.slice(0, 50).find(({ cells }) => (cells[column] ?? '').trim() !== '');
  return filled === undefined
    ? ' (empty)'
    : ` (for example ${(filled.cells[column] ?? '').trim().slice(0, 30)})`;
}

/** "01/04/2024 (April 2024)", but "Apr 2024" as it is. */
function withMonth(heading: string, month: string): string {
  const [name = '', year = ''] = month.split(' ');
  const plain = heading.toLowerCase().includes(name.slice(0, 3).toLowerCase()) && heading.includes(year);
  return plain ? heading : `${heading} (${month})`;
}

const textOf = (column: number | null) => (column === null ? '' : String(column));
