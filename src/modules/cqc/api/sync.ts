import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Database, Scope } from '../../../platform/db/types.ts';
import { cqcClient, type CqcClient } from './client.ts';
import { fetchRecords } from './fetch-records.ts';
import { listWanted } from './list-wanted.ts';
import { fetchSyncCounts, type SyncCounts } from './queries/fetch-sync-counts.ts';
import { fetchSyncScope } from './queries/fetch-sync-scope.ts';
import { findSyncRuns, type SyncRun } from './queries/find-sync-runs.ts';
import { saveRunEnded, saveRunMerging, saveRunResumed, saveRunStopped } from './queries/save-run-state.ts';
import { saveSyncRun } from './queries/save-sync-run.ts';
import { instantText, planSync, type SyncMode } from './rules.ts';
import { cqcApiSettings } from './settings.ts';
import { writeFetched } from './write-fetched.ts';

/** What a sync works with; a JobContext fits. */
export interface SyncContext {
  db: Database;
  scope: Scope;
  clock: Clock;
  dataDir: string;
  signal?: AbortSignal;
  progress?(done: number, total: number | null, note: string): void;
}

export interface SyncOptions {
  mode?: SyncMode;
  /** Days by which a window of changes overlaps the last one; 3 by default. */
  overlapDays?: number;
  /** The API's client; by default the one that the environment sets up. */
  client?: CqcClient;
}

/** Merges a JSON file of API records in one transaction: the importer, which the room's door hands in. */
export type MergeRecords<Result extends object> = (
  context: SyncContext,
  file: { source: 'sync'; path: string; fileName: string; onBusy: 'wait' },
) => Promise<Result>;

/** What a sync adds to the import's result. */
export interface SyncSummary {
  mode: 'full' | 'changes';
  /** True where an earlier run that had stopped was taken up. */
  resumed: boolean;
  /** Requests sent by this run, and how many of them were tries again. */
  requests: number;
  retried: number;
  /** Records that CQC does not have (404), and the first hundred of their ids. */
  missing: number;
  missingIds: string[];
  /** Records given up after every try; the next sync asks for them again. */
  failed: { id: string; reason: string }[];
  /** Names in the council's area under which CQC lists nothing. */
  emptyAreas: string[];
}

interface OpenRun {
  syncId: string;
  mode: 'full' | 'changes';
  resumed: boolean;
  emptyAreas: string[];
}

/** The demonstration's council is invented: real records must not mix with it. */
class DemonstrationSyncError extends Error {
  override name = 'DemonstrationSyncError';
}

/**
 * Brings the register up to date from CQC's API and answers the import's result with a SyncSummary. Fetched records
 * are committed one by one, so a sync that stopped or was killed goes on where it was; the merge is one transaction.
 * Throws CqcApiError, ConfigError, the merge's errors, and the signal's reason; the run then stays open for the next.
 */
export async function syncCqc<Result extends object>(
  context: SyncContext,
  options: SyncOptions,
  merge: MergeRecords<Result>,
): Promise<Result & SyncSummary> {
  const client = options.client ?? cqcClient(cqcApiSettings(process.env));
  const before = { ...client.counts };
  const run = await openRun(context, client, options);
  try {
    await fetchRecords(context, client, run.syncId);
    await within(context, (tx) => saveRunMerging(tx, run.syncId));
    const counts = await within(context, (tx) => fetchSyncCounts(tx, run.syncId));
    const result = await mergeFetched(context, run.syncId, counts, merge);
    const end = { state: 'done', at: now(context), note: endNote(counts, run.emptyAreas) } as const;
    await within(context, (tx) => saveRunEnded(tx, run.syncId, end));
    return { ...result, ...summary(run, counts, before, client.counts) };
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    // What stopped the sync may have taken the database with it; the first error is the one to tell.
    await within(context, (tx) => saveRunStopped(tx, run.syncId, note)).catch(() => {});
    throw error;
  }
}

async function openRun(context: SyncContext, client: CqcClient, options: SyncOptions): Promise<OpenRun> {
  const startedAt = context.clock.now();
  const { area, runs } = await within(context, async (tx) => {
    const scope = await fetchSyncScope(tx);
    if (scope.isDemonstration) {
      throw new DemonstrationSyncError('This is the demonstration council, whose services are invented: set up your own council to sync with CQC');
    }
    return { area: scope.area, runs: await findSyncRuns(tx, scope.area) };
  }); // prettier-ignore
  const plan = planSync(options.mode ?? 'auto', runs, startedAt, options.overlapDays);
  if (plan.kind === 'resume') return resume(context, runs.open!);
  context.progress?.(0, null, 'Asking CQC what has changed');
  const { emptyAreas, ...ids } = await listWanted(client, plan, area, context.signal);
  const syncId = newId(context.clock);
  await within(context, async (tx) => {
    if (runs.open)
      await saveRunEnded(tx, runs.open.syncId, {
        state: 'failed',
        at: now(context),
        note: 'Given up for a newer sync',
      });
    await saveSyncRun(tx, {
      syncId,
      mode: plan.kind,
      area,
      windowFrom: plan.kind === 'changes' ? plan.from : null,
      windowTo: instantText(startedAt),
      lastSyncId: runs.last?.syncId ?? null,
      ...ids,
    });
  });
  return { syncId, mode: plan.kind, resumed: false, emptyAreas };
}

async function resume(context: SyncContext, run: SyncRun): Promise<OpenRun> {
  await within(context, (tx) => saveRunResumed(tx, run.syncId));
  return { syncId: run.syncId, mode: run.mode, resumed: true, emptyAreas: [] };
}

/** Merges through a file, because an import reads files; it is removed afterwards, the records are in the register. */
async function mergeFetched<Result extends object>(
  context: SyncContext,
  syncId: string,
  counts: SyncCounts,
  merge: MergeRecords<Result>,
): Promise<Result> {
  const fileName = `cqc-sync-${syncId}.json`;
  const path = join(context.dataDir, 'files', fileName);
  try {
    await writeFetched(context, syncId, path);
    context.progress?.(counts.fetched, counts.fetched, 'Merging into the register');
    return await merge(context, { source: 'sync', path, fileName, onBusy: 'wait' });
  } finally {
    await rm(path, { force: true });
  }
}

function summary(
  run: OpenRun,
  counts: SyncCounts,
  before: CqcClient['counts'],
  after: CqcClient['counts'],
): SyncSummary {
  return {
    mode: run.mode,
    resumed: run.resumed,
    requests: after.requests - before.requests,
    retried: after.retried - before.retried,
    missing: counts.missing,
    missingIds: counts.missingIds,
    failed: counts.failures,
    emptyAreas: run.emptyAreas,
  };
}

function endNote(counts: SyncCounts, emptyAreas: string[]): string {
  return [
    ...emptyAreas.map((name) => `CQC lists no location in "${name}".`),
    ...(counts.failed > 0
      ? [`${counts.failed} records could not be fetched and will be asked for again.`]
      : []),
  ].join(' ');
}

function now(context: SyncContext): string {
  return instantText(context.clock.now());
}

function within<T>(context: SyncContext, work: Parameters<typeof context.db.within<T>>[1]): Promise<T> {
  return context.db.within(context.scope, work);
}
