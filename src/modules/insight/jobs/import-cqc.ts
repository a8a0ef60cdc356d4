import type { JobKind } from '../../../platform/jobs/index.ts';
import {
  cqcImportJob,
  cqcSyncJob,
  importFile,
  syncCqc,
  type ImportContext,
  type ImportRequest,
  type ImportResult,
  type SyncSummary,
} from '../../cqc/index.ts';
import { rateMarket } from '../../risk/index.ts';
import { paths } from '../routes.ts';

/** Reads a file into the register, then rates the council's services anew by what it brought. */
export async function importCqc(context: ImportContext, request: ImportRequest): Promise<ImportResult> {
  const result = await importFile(context, request);
  const { authorityId } = context.scope;
  if (result.dryRun || authorityId === null || result.added + result.changed === 0) return result;
  context.progress?.(0, null, 'Rating services');
  const today = context.clock.today();
  await context.db.within(context.scope, (tx) =>
    rateMarket(tx, { authorityId, asAt: today, today, persist: true }),
  );
  return result;
}

/** Fetches what changed from CQC's API (or everything), then rates anew. */
export async function syncFromCqc(
  context: ImportContext,
  options: { mode: 'auto' | 'full' | 'changes' },
): Promise<ImportResult & SyncSummary> {
  return syncCqc(context, options, importCqc);
}

/** The job behind the Import page. */
export const importJob: JobKind = {
  ...cqcImportJob(importCqc, (result) => paths.importResult(result.importId)),
  startPage: { text: 'Back to Import', href: paths.import() },
};

/** The nightly sync, and the one that a person asks for on the Import page. */
export const syncJob: JobKind = {
  ...cqcSyncJob(importCqc),
  resultUrl: syncResultUrl,
  startPage: { text: 'Back to Import', href: paths.import() },
};

/** A sync that had nothing to follow has no import of its own. */
function syncResultUrl(result: unknown): string {
  const { importId } = (result ?? {}) as { importId?: string };
  return importId === undefined ? paths.import() : paths.importResult(importId);
}
