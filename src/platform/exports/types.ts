import type { Readable } from 'node:stream';
import type { Day } from '../../kernel/calendar-day.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'ods';

/**
 * What a column holds. `day` values are ISO text and become real dates; `percent` values run from 0 to 100 and are not
 * rounded; a value that is not of its kind is written as text.
 */
export type ColumnKind = 'text' | 'number' | 'day' | 'percent';

export interface ExportColumn {
  key: string;
  heading: string;
  kind: ColumnKind;
}

/** Values by column key; null, undefined and '' are empty cells. */
export type ExportRow = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface ExportTable {
  /** Also the start of the file's name. */
  title: string;
  /** Default: the title. */
  sheetName?: string;
  columns: readonly ExportColumn[];
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>;
  /** As-at day, filters, denominators: the second sheet, "About this list". CSV has no place for them and leaves them out. */
  notes?: readonly string[];
  /** The day in the file's name: today, or the as-at day. */
  day: Day;
}

export interface Exported {
  filename: string;
  contentType: string;
  /** The file as it is made; fails where the rows fail. */
  body: Readable;
}

/** A cell ready to be written. Days are real ones; fractions are a hundredth of a percentage. */
export type Cell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'percent'; value: number }
  | { kind: 'day'; day: Day };
