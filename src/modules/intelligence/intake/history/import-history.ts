import { createHash } from 'node:crypto';
import { RejectedFile } from '../../../../platform/exports/index.ts';
import { FileProblem, readHeadedTable, type TableRow } from '../../../../platform/files/index.ts';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import type { Terms } from '../../parts/terms.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { findServices } from '../queries/find-services.ts';
import { HistoryTally, type HistoryResult } from '../rules/history-result.ts';
import { barePostcode, serviceMatcher } from '../rules/match-services.ts';
import { readHistoryRow, type Cells, type HistoryRow } from '../rules/read-history-row.ts';
import { HISTORY_COLUMNS, HISTORY_KEYS, WANTED, type HistoryKey } from './columns.ts';
import { recordRows, type ReadyRow } from './record-rows.ts';

/** Rows that are looked up and recorded together: few enough that a page waits for none of them. */
const ROWS_AT_ONCE = 1_000;
/** More rows than any log of a council has. Their keys are held in memory while the file is read. */
const MOST_ROWS = 500_000;

export interface HistoryRequest {
  importId: string;
  path: string;
  dryRun: boolean;
}

/** What an import came to, and where the list of what was refused is: a path within the data folder. */
export interface HistoryOutcome {
  result: HistoryResult;
  rejectedPath: string | null;
}

/**
 * Reads a file of what was heard before into the log, batch by batch, each in a transaction of its own: pages are served
 * meanwhile, memory stays bounded, and what a stop or a crash interrupts goes on where it was when the file is imported again, as no
 * row is recorded twice. A dry run writes nothing.
 *
 * @throws FileProblem for what is wrong with the file as a whole
 */
export async function importHistory(
  context: JobContext,
  { importId, path, dryRun }: HistoryRequest,
): Promise<HistoryOutcome> {
  const { db, scope, clock, signal, dataDir } = context;
  const terms = await db.within(scope, fetchTerms);
  const rejectedFile = new RejectedFile(dataDir, importId);
  const tally = new HistoryTally((rejected) => rejectedFile.add(rejected));
  const seen = new Map<string, string>();
  try {
    const options = { batchRows: ROWS_AT_ONCE, onNote: (note: string) => tally.note(note) };
    for await (const { columns, rows } of readHeadedTable(path, WANTED, options)) {
      signal.throwIfAborted();
      checkColumns(columns);
      const ready = await readBatch(context, { terms, columns, rows, tally, seen, today: clock.today() });
      await recordRows(context, ready, tally, dryRun);
      await rejectedFile.flush();
      if (tally.read > MOST_ROWS) throw tooMany();
      context.progress(tally.read, null, dryRun ? 'Looking at rows' : 'Recording rows');
    }
    return { result: tally.result(dryRun), rejectedPath: await rejectedFile.close() };
  } catch (error) {
    await rejectedFile.discard().catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

interface Batch {
  terms: Terms;
  columns: Record<HistoryKey, number>;
  rows: readonly TableRow[];
  tally: HistoryTally;
  /** The keys of the rows of this file so far, with what they said. */
  seen: Map<string, string>;
  today: ReturnType<JobContext['clock']['today']>;
}

/** The rows of a batch that can be recorded, each with its service; the others are refused or counted. */
async function readBatch(context: JobContext, batch: Batch): Promise<ReadyRow[]> {
  const { terms, columns, rows, tally, today } = batch;
  const read: { row: number; cells: Cells; value: HistoryRow }[] = [];
  for (const { row, cells: all } of rows) {
    tally.read += 1;
    const cells = cellsOf(all, columns);
    const { value, faults } = readHistoryRow(cells, terms, today);
    if (faults === undefined) read.push({ row, cells, value });
    else
      tally.reject(
        faults.map(({ key, value: given, reason }) => ({
          row,
          column: HISTORY_COLUMNS[key].name,
          value: given,
          reason,
        })),
      );
  }
  const ids = read.map(({ value }) => value.service.id).filter((id) => id !== '');
  const postcodes = read
    .map(({ value }) => barePostcode(value.service.postcode))
    .filter((each) => each !== '');
  const match = serviceMatcher(
    await context.db.within(context.scope, (tx) => findServices(tx, { ids, postcodes })),
  );
  return read.flatMap(({ row, cells, value }) => {
    const found = match(value.service);
    if (found.kind === 'matched')
      return readyRow(batch, row, cells, { ...value, locationId: found.locationId });
    const key = value.service.id === '' ? 'serviceName' : 'locationId';
    const reason = `${found.why.charAt(0).toUpperCase()}${found.why.slice(1)}`;
    tally.reject([{ row, column: HISTORY_COLUMNS[key].name, value: cells[key], reason }]);
    return [];
  });
}

function readyRow(
  { seen, tally }: Batch,
  row: number,
  cells: Cells,
  value: HistoryRow & { locationId: string },
): ReadyRow[] {
  const contentKey = digestOf([value.event, value.locationId, value.outcome]);
  const rowKey = digestOf(value.entryId === '' ? ['row', contentKey] : ['entry', value.entryId]);
  const before = seen.get(rowKey);
  if (before !== undefined) {
    if (before === contentKey) tally.repeated += 1;
    else tally.reject([{ row, column: HISTORY_COLUMNS.entryId.name, value: cells.entryId, reason: 'This entry id stands twice in the file, with something else' }]);
    return [];
  }
  seen.set(rowKey, contentKey);
  for (const note of value.notes) tally.note(note);
  const { event, locationId, outcome } = value;
  return [{ row, rowKey, contentKey, entryId: value.entryId, event: { ...event, locationId }, outcome }];
} // prettier-ignore

const digestOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url');

const cellsOf = (cells: readonly string[], columns: Record<HistoryKey, number>): Cells =>
  Object.fromEntries(HISTORY_KEYS.map((key) => [key, cells[columns[key]] ?? ''])) as Record<
    HistoryKey,
    string
  >;

/**
 * Reads a file as far as its headings.
 * @throws FileProblem where it is none, or lacks a column
 */
export async function checkHeadings(path: string): Promise<void> {
  for await (const { columns } of readHeadedTable(path, WANTED, { batchRows: 20 }))
    return checkColumns(columns);
}

/** Each row must say which service it is about, in one way or the other. */
function checkColumns(columns: Record<HistoryKey, number>): void {
  if (columns.locationId >= 0 || (columns.serviceName >= 0 && columns.postcode >= 0)) return;
  const { locationId, serviceName, postcode } = HISTORY_COLUMNS;
  throw new FileProblem({
    what: `The file has neither the column "${locationId.name}" nor both "${serviceName.name}" and "${postcode.name}"`,
    where: 'the headings',
    doThis: 'Add a column that says which service each row is about.',
  });
}

const tooMany = () =>
  new FileProblem({
    what: `The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows, the most that are read at once`,
    where: 'the whole file',
    doThis:
      'Split it by years, and import one after the other. What has been recorded is not recorded again.',
  });
