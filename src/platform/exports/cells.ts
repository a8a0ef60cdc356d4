import { parseDay } from '../../kernel/calendar-day.ts';
import type { Cell, ColumnKind, ExportColumn, ExportRow } from './types.ts';

const EMPTY: Cell = { kind: 'empty' };

/** The cells of one row in the order of the columns. */
export function rowCells(columns: readonly ExportColumn[], row: ExportRow): Cell[] {
  return columns.map((column) => cellOf(column.kind, row[column.key]));
}

function cellOf(kind: ColumnKind, value: ExportRow[string]): Cell {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'number' && !Number.isFinite(value)) return EMPTY;
  if (typeof value === 'number' && kind === 'percent') return { kind: 'percent', value };
  if (typeof value === 'number' && kind === 'number') return { kind: 'number', value };
  if (kind === 'day' && typeof value === 'string') {
    const day = parseDay(value);
    if (day !== null) return { kind: 'day', day };
  }
  const text = safeText(typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value));
  return text === '' ? EMPTY : { kind: 'text', text };
}

/** Control characters but tab and line end, and the two code points that are none. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/**
 * Text that every format can hold: line ends as `\n`, no control characters (XML 1.0 cannot hold most), halves of
 * surrogate pairs as U+FFFD.
 */
export function safeText(text: string): string {
  const plain = text.isWellFormed() ? text : text.toWellFormed();
  return plain.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');
}

export function escapeXml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A number as a spreadsheet reads it: never with an exponent's capital or a locale's comma. */
export function numberText(value: number): string {
  return String(Object.is(value, -0) ? 0 : value);
}

/** How wide a column should be, in characters: its heading, within reason; days and numbers need little more. */
export function columnWidth(column: ExportColumn): number {
  const least = column.kind === 'text' ? 18 : 12;
  return Math.min(48, Math.max(least, column.heading.length + 2));
}

/** A sheet's name as Excel allows it: 31 characters, none of `[]:*?/\`, no apostrophe at either end. */
export function safeSheetName(name: string): string {
  const plain = safeText(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '');
  const short = [...plain]
    .slice(0, 31)
    .join('')
    .slice(0, 31)
    .toWellFormed()
    .replace(/['\s]+$/, '');
  return short === '' || short.toLowerCase() === NOTES_SHEET.toLowerCase() ? 'List' : short;
}

export const NOTES_SHEET = 'About this list';
