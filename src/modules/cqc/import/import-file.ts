import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { newId } from '../../../platform/clock/index.ts';
import { expectKind } from '../../../platform/files/index.ts';
import {
  saveImportAudit,
  saveImportEnd,
  saveImportSeen,
  saveMergeBegun,
  saveStagingEmptied,
  type NewImport,
} from '../queries/save-import.ts';
import { claimRegister, release, runner } from './claim.ts';
import type { ImportContext, ImportRequest, ImportResult } from './import-types.ts';
import { mergeStaged, type Merged } from './merge.ts';
import { kindsOf, readSource } from './read-source.ts';
import { RejectedFile } from '../../../platform/exports/index.ts';
import { Staging } from './staging.ts';
import { Tally } from './tally.ts';

/** Staged rows go to the database this many at a time: few enough that a page waits for none of them. */
const FLUSH_ROWS = 4_000;
/** Tables that an import may fill from nothing: the planner needs to know, and the embedded database has no autovacuum. */
const STAGED = ['staged_location', 'staged_provider', 'staged_rating_event', 'staged_relationship'];
const MERGED = ['location', 'provider', 'rating_event', 'standing', 'search', 'lineage', 'relationship'];
const MERGED_RATINGS = ['rating_event', 'standing'];
const ANALYZE_FROM_ROWS = 200;

/** One import under way. */
interface Run {
  importId: string;
  request: ImportRequest;
  fileName: string;
  fileSha256: string;
  tally: Tally;
  rejectedFile: RejectedFile;
  /** Of all staged rows, in their order. */
  digest: Hash;
  absent: readonly string[];
}

/**
 * Reads a file of CQC's into the register: stages its rows in short transactions, so that pages are served meanwhile, then
 * merges them in one. A crash at any moment leaves the register as it was or with the whole import; the same file again
 * changes nothing. A dry run does the same and takes it back.
 *
 * @throws ImportBusyError where another import runs and the request does not wait
 * @throws FileProblem for what is wrong with the file as a whole
 */
export async function importFile(context: ImportContext, request: ImportRequest): Promise<ImportResult> {
  const importId = newId(context.clock);
  const fileName = request.fileName ?? basename(request.path);
  // Before the register is claimed: a file of another kind is refused at once.
  await expectKind(request.path, kindsOf(request.source));
  const fileSha256 = await sha256Of(request.path);
  const begun: NewImport = {
    importId,
    source: request.source,
    fileName,
    fileSha256,
    dryRun: request.dryRun === true,
    actor: context.scope.actor,
    runBy: runner(),
    at: context.clock.now(),
  };
  await claimRegister(context, begun, request.onBusy === 'wait');
  const rejectedFile = new RejectedFile(context.dataDir, importId);
  const tally = new Tally((rejected) => rejectedFile.add(rejected));
  const run: Run = {
    importId,
    request,
    fileName,
    fileSha256,
    tally,
    rejectedFile,
    digest: createHash('sha256'),
    absent: [],
  };
  try {
    await stage(context, run);
    return await mergeAndEnd(context, run);
  } catch (error) {
    // The first error is the one to tell.
    await rejectedFile.discard().catch(() => undefined);
    await endFailed(context, importId, error).catch(() => undefined);
    throw error;
  } finally {
    release(importId);
  }
}

async function stage(context: ImportContext, run: Run): Promise<void> {
  let staging = new Staging();
  let flushing: Promise<void> = Promise.resolve();
  // The database takes a batch while the next is read: they are different threads, or machines.
  const flush = async () => {
    await flushing;
    const full = staging;
    staging = new Staging();
    flushing = saveBatch(context, run, full);
    flushing.catch(() => undefined); // told by the next `await flushing`
    await run.rejectedFile.flush();
    const { read } = run.tally;
    context.progress?.(read, null, `Read ${read.toLocaleString('en-GB')} records`);
    context.signal?.throwIfAborted();
  };
  try {
    for await (const batch of readSource(run.request.source, run.request.path, (note) =>
      run.tally.note(note, 1),
    )) {
      run.absent = batch.absent;
      for (const record of batch.records) {
        run.tally.record(record);
        staging.add(record);
      }
      if (staging.size >= FLUSH_ROWS) await flush();
    }
    await flush();
  } finally {
    await flushing;
  }
}

async function saveBatch(context: ImportContext, run: Run, staging: Staging): Promise<void> {
  if (staging.size === 0) return;
  await context.db.within(context.scope, async (tx) => {
    // Staged rows need not outlive a crash: their import starts again from its file.
    await sql`set local synchronous_commit = off`.execute(tx);
    await staging.flush(tx, run.importId, (text) => run.digest.update(text));
    await saveImportSeen(tx, run.importId, context.clock.now());
  });
}

async function mergeAndEnd(context: ImportContext, run: Run): Promise<ImportResult> {
  const { tally } = run;
  context.progress?.(tally.read, tally.read, 'Comparing with the register');
  if (tally.read >= ANALYZE_FROM_ROWS) await analyze(context, STAGED);
  const result = await mergeOrTakeBack(context, run);
  if (result.dryRun) await saveDiscarded(context, run, result);
  // The register holds it all from here on: what fails below is no failure of the import.
  else await tidy(context, run, result).catch(() => undefined);
  return result;
}

async function saveDiscarded(context: ImportContext, run: Run, result: ImportResult): Promise<void> {
  const rejectedPath = await run.rejectedFile.close();
  await context.db.within(context.scope, async (tx) => {
    const end = { state: 'discarded', at: context.clock.now(), result, rejectedPath, error: null } as const;
    await saveImportEnd(tx, run.importId, end);
    await saveStagingEmptied(tx);
  });
}

/** What a later import or the planner would otherwise have to do: empty the staged rows, sort the index, gather statistics. */
async function tidy(context: ImportContext, run: Run, { added, changed }: ImportResult): Promise<void> {
  await context.db.within(context.scope, saveStagingEmptied);
  if (added + changed > 0) await tidySearch(context);
  if (added + changed >= ANALYZE_FROM_ROWS)
    await analyze(context, run.request.source === 'cqc-ratings' ? MERGED_RATINGS : MERGED);
}

/** Carries a dry run's result out of the transaction that is rolled back. */
class TakenBack extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super('a dry run changes nothing');
    this.result = result;
  }
}

async function mergeOrTakeBack(context: ImportContext, run: Run): Promise<ImportResult> {
  const { importId, request, tally } = run;
  try {
    return await context.db.within(context.scope, async (tx) => {
      await saveMergeBegun(tx, importId, context.clock.now());
      const today = context.clock.today();
      const merged = await mergeStaged(
        tx,
        { importId, source: request.source, today, absent: run.absent },
        tally,
      );
      const result = resultOf(run, merged);
      if (result.dryRun) throw new TakenBack(result);
      // Whole on the disk before the import is: a full disk takes the merge back with it.
      const rejectedPath = await run.rejectedFile.close();
      await saveImportEnd(tx, importId, {
        state: 'done',
        at: context.clock.now(),
        result,
        rejectedPath,
        error: null,
      });
      await saveImportAudit(tx, importId, auditSummary(run, result));
      return result;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result;
    throw error;
  }
}

function resultOf(run: Run, merged: Merged): ImportResult {
  const { tally } = run;
  return {
    importId: run.importId,
    source: run.request.source,
    fileName: run.fileName,
    dryRun: run.request.dryRun === true,
    read: tally.read,
    added: merged.added,
    changed: merged.changed,
    unchanged: merged.unchanged,
    leftOut: tally.leftOutByReason(),
    rejected: tally.rejected,
    rejectedTotal: tally.rejectedTotal,
    moved: merged.moved,
    providers: merged.providers,
    examples: merged.examples,
    notes: tally.notesByKind(),
  };
}

function auditSummary(run: Run, { source, read, added, changed, unchanged }: ImportResult): object {
  return {
    source,
    file: run.fileName,
    fileSha256: run.fileSha256,
    rowsSha256: run.digest.digest('hex'),
    read,
    added,
    changed,
    unchanged,
  };
}

/** Only the owner of tables may gather their statistics. A sample of 3,000 rows is enough to tell thousands from millions. */
async function analyze({ db }: ImportContext, tables: readonly string[]): Promise<void> {
  await db.owner.transaction().execute(async (tx) => {
    await sql`set local default_statistics_target = 10`.execute(tx);
    await sql`analyze ${sql.raw(tables.map((table) => `cqc.${table}`).join(', '))}`.execute(tx);
  });
}

/** Sorts what the merge gathered for the search index into it. */
async function tidySearch({ db }: ImportContext): Promise<void> {
  await db.owner.transaction().execute(async (tx) => {
    await sql`set local maintenance_work_mem = '64MB'`.execute(tx);
    await sql`select gin_clean_pending_list('cqc.search_words')`.execute(tx);
  });
}

async function endFailed(context: ImportContext, importId: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await context.db.within(context.scope, async (tx) => {
    await saveImportEnd(tx, importId, {
      state: 'failed',
      at: context.clock.now(),
      result: null,
      rejectedPath: null,
      error: message,
    });
    await saveStagingEmptied(tx);
  });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
