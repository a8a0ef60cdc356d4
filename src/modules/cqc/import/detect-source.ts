import {
  expectKind,
  FileProblem,
  findHeader,
  headerIndex,
  plainHeading,
  readTable,
  TABLE_KINDS,
  type TableRow,
  type WantedColumn,
} from '../../../platform/files/index.ts';
import type { ColumnName } from '../rules/columns.ts';
import { ACTIVE_COLUMNS, DEACTIVATED_COLUMNS, DIRECTORY_COLUMNS, RATINGS_COLUMNS } from '../rules/headers.ts';
import type { IMPORT_SOURCES } from './import-types.ts';

type FileSource = (typeof IMPORT_SOURCES)[number];

/** The sheets that hold rows in CQC's files; README sheets come before them. */
const ROW_SHEETS = /active[\s_]*locations|deactivated|^\s*locations/i;
const LOOK_AT_ROWS = 20;
/** From half of the needed columns on, a file is taken for a damaged one of that kind rather than for another kind. */
const LIKE_ENOUGH = 0.5;

/** Most telling first: a file of ended registrations has nearly all columns of the active ones. */
const TABLES: { source: Exclude<FileSource, 'cqc-api'>; columns: Record<string, ColumnName> }[] = [
  { source: 'cqc-ratings', columns: RATINGS_COLUMNS },
  { source: 'cqc-deactivated', columns: DEACTIVATED_COLUMNS },
  { source: 'cqc-directory', columns: DIRECTORY_COLUMNS },
  { source: 'cqc-active', columns: ACTIVE_COLUMNS },
];

/**
 * Which of CQC's files this is, by its content: JSON is records of the API, a table goes by the headings of its first
 * rows. Reads no further than that. Throws a FileProblem for a file that is none of them, naming what it lacks.
 */
export async function detectSource(path: string): Promise<FileSource> {
  if ((await expectKind(path, ['json', ...TABLE_KINDS])) === 'json') return 'cqc-api';
  const rows = await firstRows(path);
  const matches = TABLES.map(({ source, columns }) => {
    const needed = neededOf(columns);
    const header = findHeader(rows, needed);
    return { source, needed, header, share: shareFound(header, needed) };
  });
  const whole = matches.find(({ share }) => share === 1);
  if (whole !== undefined) return whole.source;
  const nearest = matches.reduce((best, one) => (one.share > best.share ? one : best));
  if (nearest.header !== undefined && nearest.share >= LIKE_ENOUGH)
    headerIndex(nearest.header, nearest.needed);
  throw unknownFile(nearest.header);
}

async function firstRows(path: string): Promise<TableRow[]> {
  try {
    return await rowsOf(path, ROW_SHEETS);
  } catch (error) {
    if (!(error instanceof FileProblem) || !error.what.startsWith('The file has no sheet')) throw error;
    return rowsOf(path, undefined);
  }
}

async function rowsOf(path: string, sheet: RegExp | undefined): Promise<TableRow[]> {
  for await (const batch of readTable(path, { sheet, batchRows: LOOK_AT_ROWS })) return batch;
  return [];
}

function neededOf(columns: Record<string, ColumnName>): Record<string, WantedColumn> {
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([, column]) => column.needed)
      .map(([key, { header, variants }]) => [key, { name: header, also: variants }]),
  );
}

function shareFound(header: TableRow | undefined, needed: Record<string, WantedColumn>): number {
  const headings = new Set(header?.cells.map(plainHeading));
  const wanted = Object.values(needed).map((column) =>
    typeof column === 'string' ? [column] : [column.name, ...(column.also ?? [])],
  );
  return (
    wanted.filter((names) => names.some((name) => headings.has(plainHeading(name)))).length / wanted.length
  );
}

function unknownFile(header: TableRow | undefined): FileProblem {
  const found = (header?.cells ?? []).filter((cell) => cell.trim() !== '').slice(0, 6);
  const shown = found.length === 0 ? 'nothing' : found.map((cell) => `"${cell.slice(0, 60)}"`).join(', ');
  return new FileProblem({
    what: `This is none of CQC's files that we know: its first rows hold ${shown}`,
    where: header === undefined ? 'the first rows' : `row ${header.row}`,
    doThis:
      "Choose CQC's active locations, latest ratings, deactivated locations or directory, or a JSON file of API records.",
  });
}
