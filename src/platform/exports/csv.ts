import { numberText, rowCells } from './cells.ts';
import { safeText } from './cells.ts';
import type { Cell, ExportTable } from './types.ts';

/**
 * The pieces of a CSV file: a UTF-8 mark so that Excel reads accents, CRLF, headings, rows; days as YYYY-MM-DD, percentages
 * from 0 to 100 under a heading that says "(%)".
 */
export async function* csvPieces(table: ExportTable): AsyncGenerator<string> {
  const headings = table.columns.map(({ heading, kind }) =>
    field(kind === 'percent' && !heading.includes('%') ? `${heading} (%)` : heading),
  );
  yield `\ufeff${headings.join(',')}\r\n`;
  for await (const row of table.rows) yield `${rowCells(table.columns, row).map(cellField).join(',')}\r\n`;
}

function cellField(cell: Cell): string {
  if (cell.kind === 'empty') return '';
  if (cell.kind === 'day') return cell.day;
  return cell.kind === 'text' ? field(cell.text) : numberText(cell.value);
}

/**
 * What a spreadsheet may take for a formula: text that starts, after any white space, with one of = + - @ or their
 * full-width forms, or that starts with a tab or line end at all (OWASP, CSV injection).
 */
const FORMULA_LIKE = /^(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/**
 * A text field. Formula-like text gets an apostrophe before it, the mark by which spreadsheets say "this is text": it is
 * seen in the cell, and that is the price of safety in a format without types. Numbers come as numbers and need none.
 */
function field(raw: string): string {
  const text = safeText(raw);
  const safe = FORMULA_LIKE.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
