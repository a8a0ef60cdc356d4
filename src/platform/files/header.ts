import { FileProblem } from './file-problem.ts';
import { readTable } from './table.ts';
import type { TableOptions, TableRow } from './table-types.ts';

/** A column to find: its heading, or the heading with its known variants; an optional one may be absent. */
export type WantedColumn = string | { name: string; also?: readonly string[]; optional?: boolean };

/** Where each wanted column stands in `cells`, from 0; -1 for an optional one that is absent. */
export type HeaderIndex<K extends string> = Record<K, number>;

/** How far down a heading line may stand: the directory CSV has four lines before it. */
const HEADER_WITHIN = 20;

/** A heading as compared: white space trimmed and collapsed, letter case aside, curly apostrophes as straight ones. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/^\ufeff/, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function namesOf(wanted: WantedColumn): string[] {
  return typeof wanted === 'string' ? [wanted] : [wanted.name, ...(wanted.also ?? [])];
}

function places(cells: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  cells.forEach((cell, i) => {
    const heading = plainHeading(cell);
    if (heading !== '') found.set(heading, [...(found.get(heading) ?? []), i]);
  });
  return found;
}

/**
 * Finds columns by their headings in any order. Throws a FileProblem that names every missing column and what was found,
 * or a wanted column that stands twice, since nobody could tell which is meant.
 */
export function headerIndex<K extends string>(
  header: TableRow,
  wanted: Record<K, WantedColumn>,
): HeaderIndex<K> {
  const found = places(header.cells);
  const missing: string[] = [];
  const index = {} as HeaderIndex<K>;
  for (const key of Object.keys(wanted) as K[]) {
    const column = wanted[key];
    const at = namesOf(column).flatMap((name) => found.get(plainHeading(name)) ?? []);
    if (at.length > 1) throw twice(namesOf(column)[0]!, header.row);
    if (at.length === 0 && (typeof column === 'string' || !column.optional))
      missing.push(namesOf(column)[0]!);
    index[key] = at[0] ?? -1;
  }
  if (missing.length > 0) throw missingColumns(missing, header);
  return index;
}

function twice(name: string, row: number): FileProblem {
  return new FileProblem({
    what: `The column "${name}" stands more than once`,
    where: `row ${row}, the headings`,
    doThis: 'Delete or rename the one that is not meant.',
  });
}

function missingColumns(missing: string[], header: TableRow): FileProblem {
  const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');
  const found = header.cells.filter((cell) => cell.trim() !== '').map((cell) => cut(cell, 80));
  const shown =
    found.length > 12
      ? `${quoted(found.slice(0, 12))} and ${found.length - 12} more`
      : quoted(found) || 'no headings';
  return new FileProblem({
    what: `The file lacks the ${missing.length === 1 ? 'column' : 'columns'} ${quoted(missing)}; found ${shown}`,
    where: `row ${header.row}, the headings`,
    doThis: 'Check that this is the right file and the right sheet, and that nobody renamed its columns.',
  });
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/**
 * The heading line among the first rows of a file: the one with the most of the wanted headings. Where none has any, the
 * first row, so that the error tells what it holds; undefined only for no rows at all.
 */
export function findHeader(
  rows: readonly TableRow[],
  wanted: Record<string, WantedColumn>,
): TableRow | undefined {
  const names = Object.values(wanted).flatMap(namesOf).map(plainHeading);
  let best: TableRow | undefined;
  let bestHits = -1;
  for (const row of rows) {
    if (row.row > HEADER_WITHIN) break;
    const found = places(row.cells);
    const hits = names.filter((name) => found.has(name)).length;
    if (hits > bestHits) {
      best = row;
      bestHits = hits;
    }
  }
  return best ?? rows[0];
}

/** A batch of a table whose heading line was found. */
export interface HeadedBatch<K extends string> {
  columns: HeaderIndex<K>;
  /** Every heading as written. */
  headings: string[];
  /** Rows below the heading line. */
  rows: TableRow[];
}

/**
 * Reads a table below its heading line, which may follow a few lines of preamble. Options are those of `readTable`; an
 * empty table yields one batch without rows, so that its headings are still checked.
 */
export async function* readHeadedTable<K extends string>(
  path: string,
  wanted: Record<K, WantedColumn>,
  options: TableOptions = {},
): AsyncGenerator<HeadedBatch<K>> {
  let before: TableRow[] = [];
  let head: { columns: HeaderIndex<K>; headings: string[] } | null = null;
  const settle = (): TableRow[] => {
    const header = findHeader(before, wanted);
    if (!header) {
      throw new FileProblem({
        what: 'The table is empty',
        where: 'row 1',
        doThis: 'Check that this is the right file and sheet.',
      });
    }
    head = { columns: headerIndex(header, wanted), headings: header.cells };
    return before.filter((row) => row.row > header.row);
  };
  for await (const batch of readTable(path, options)) {
    if (head) {
      yield { ...(head as { columns: HeaderIndex<K>; headings: string[] }), rows: batch };
      continue;
    }
    before = [...before, ...batch];
    if ((before.at(-1)?.row ?? 0) < HEADER_WITHIN) continue;
    const rows = settle();
    before = [];
    yield { ...head!, rows };
  }
  if (!head) {
    const rows = settle();
    yield { ...head!, rows };
  }
}
