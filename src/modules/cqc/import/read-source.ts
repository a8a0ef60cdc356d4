import {
  readHeadedTable,
  readJsonRecords,
  TABLE_KINDS,
  type FileKind,
  type WantedColumn,
} from '../../../platform/files/index.ts';
import { locationFromActiveRow } from '../rules/active-row.ts';
import type { ColumnName } from '../rules/columns.ts';
import { locationFromDeactivatedRow } from '../rules/deactivated-row.ts';
import { locationFromDirectoryRow } from '../rules/directory-row.ts';
import { ACTIVE_COLUMNS, DEACTIVATED_COLUMNS, DIRECTORY_COLUMNS, RATINGS_COLUMNS } from '../rules/headers.ts';
import { eventFromRatingsRow } from '../rules/ratings-row.ts';
import { recordFromApi } from '../rules/record-from-api.ts';
import type { ReadRow, RowReader, RowReaderOrMissing } from '../rules/row-types.ts';
import type { StagedRatingEvent, StagedRelationship } from '../rules/staged.ts';
import type { ImportSource } from './import-types.ts';

/** One record of a file, read: what one row came to, or one API record with all of its judgements. */
export interface ReadRecord extends ReadRow {
  row: number;
  events?: StagedRatingEvent[];
  relationships?: StagedRelationship[];
  notes?: string[];
}

export interface ReadBatch {
  records: Iterable<ReadRecord>;
  /** Columns that the file lacks, by the key of this room's headers. */
  absent: readonly string[];
}

const ROWS_AT_ONCE = 2_000;
const RECORDS_AT_ONCE = 200;

interface TableSource {
  columns: Record<string, ColumnName>;
  sheet: RegExp;
  reader(headers: readonly string[]): RowReaderOrMissing;
}

/** Each download file: its columns, the sheet that holds them, and who reads its rows. */
const TABLES: Record<Exclude<ImportSource, 'cqc-api' | 'sync'>, TableSource> = {
  'cqc-active': { columns: ACTIVE_COLUMNS, sheet: /active[\s_]*locations/i, reader: locationFromActiveRow },
  'cqc-ratings': { columns: RATINGS_COLUMNS, sheet: /^\s*locations\s*$/i, reader: eventFromRatingsRow },
  'cqc-deactivated': {
    columns: DEACTIVATED_COLUMNS,
    sheet: /deactivated|^\s*locations/i,
    reader: locationFromDeactivatedRow,
  },
  'cqc-directory': { columns: DIRECTORY_COLUMNS, sheet: /./, reader: locationFromDirectoryRow },
};

/** The kinds of file that a source can be. */
export function kindsOf(source: ImportSource): readonly FileKind[] {
  return source === 'cqc-api' || source === 'sync' ? ['json'] : TABLE_KINDS;
}

/**
 * The records of a file of a source, in batches, with bounded memory. `onNote` hears what people should know though the
 * file was read, such as a guessed encoding. Throws a FileProblem for what is wrong with the file.
 */
export function readSource(
  source: ImportSource,
  path: string,
  onNote?: (note: string) => void,
): AsyncGenerator<ReadBatch> {
  return source === 'cqc-api' || source === 'sync'
    ? readApiFile(path)
    : readTableFile(TABLES[source], path, onNote);
}

async function* readApiFile(path: string): AsyncGenerator<ReadBatch> {
  let records: ReadRecord[] = [];
  for await (const { index, record } of readJsonRecords(path)) {
    records.push(readApiRecord(index, record));
    if (records.length < RECORDS_AT_ONCE) continue;
    yield { records, absent: [] };
    records = [];
  }
  yield { records, absent: [] };
}

function readApiRecord(row: number, json: unknown): ReadRecord {
  const { value, errors } = recordFromApi(json);
  if (errors) return { row, errors };
  if (value.kind === 'left out') return { row, leftOut: value.reason };
  if (value.kind === 'provider') return { row, provider: value.provider, notes: value.notes };
  const { location, events, relationships, notes } = value;
  return { row, location, events, relationships, notes };
}

async function* readTableFile(
  source: TableSource,
  path: string,
  onNote?: (note: string) => void,
): AsyncGenerator<ReadBatch> {
  const wanted: Record<string, WantedColumn> = {};
  for (const [key, { header, variants, needed }] of Object.entries(source.columns)) {
    wanted[key] = { name: header, also: variants, optional: !needed };
  }
  let read: { reader: RowReader; absent: string[] } | null = null;
  for await (const batch of readHeadedTable(path, wanted, {
    sheet: source.sheet,
    batchRows: ROWS_AT_ONCE,
    onNote,
  })) {
    read ??= readerOf(source, batch.headings);
    const { reader, absent } = read;
    yield { records: readRows(reader, batch.rows), absent };
  }
}

function readerOf(source: TableSource, headings: string[]): { reader: RowReader; absent: string[] } {
  const found = source.reader(headings);
  // readHeadedTable has refused files without these columns already, with the same table.
  if (found.missing) throw new Error(`columns missing after they were found: ${found.missing.join(', ')}`);
  return found;
}

/** One at a time, so that a batch is never held twice. */
function* readRows(
  reader: RowReader,
  rows: Iterable<{ row: number; cells: string[] }>,
): Generator<ReadRecord> {
  for (const { row, cells } of rows) {
    yield Object.assign(reader(cells), { row });
  }
}
