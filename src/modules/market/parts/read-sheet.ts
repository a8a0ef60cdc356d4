import { createHash } from 'node:crypto';
import { FileProblem, readTable } from '../../../platform/files/index.ts';
import { messages } from '../messages.ts';
import { headingLine } from '../rules/spreadsheet-columns.ts';
import type { SheetRow } from '../rules/spreadsheet-rows.ts';

/** More than any council's own list; a file is held in memory whole. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 500;

/** The first sheet of the council's own file. */
export interface Sheet {
  headers: string[];
  /** Stands for exactly these headings. */
  headersDigest: string;
  /** Rows below the headings that have anything in them. */
  rows: SheetRow[];
}

/**
 * Reads a CSV, XLSX or ODS file of the council's own. Its headings may follow a few lines of title.
 *
 * @throws FileProblem for whatever is wrong with the file
 */
export async function readSheet(path: string): Promise<Sheet> {
  const rows: SheetRow[] = [];
  for await (const batch of readTable(path)) {
    rows.push(...batch);
    if (rows.length > MOST_ROWS + 20)
      throw refused(messages.sheetTooLong(MOST_ROWS), 'Import the parts one after another.');
  }
  const at = headingLine(rows.map(({ cells }) => cells));
  const heading = rows[at];
  if (heading === undefined || at + 1 >= rows.length) {
    throw refused(
      messages.sheetEmpty,
      'Check that the table is on the first sheet, with a heading above each column.',
    );
  }
  const width = Math.max(
    heading.cells.length,
    ...rows.slice(at + 1, at + 50).map(({ cells }) => cells.length),
  );
  if (width > MOST_COLUMNS)
    throw refused(messages.sheetTooWide(width, MOST_COLUMNS), 'Delete the columns that are not needed.');
  const headers = Array.from(
    { length: width },
    (_, i) => heading.cells[i]?.replace(/\s+/g, ' ').trim() || `Column ${i + 1}`,
  );
  const headersDigest = createHash('sha256').update(JSON.stringify(headers)).digest('hex');
  return { headers, headersDigest, rows: rows.slice(at + 1) };
}

function refused(what: string, doThis: string): FileProblem {
  return new FileProblem({ what, where: 'the whole file', doThis });
}
