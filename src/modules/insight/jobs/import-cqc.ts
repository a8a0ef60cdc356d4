import { importFile, IMPORT_SOURCES, syncCqc, type ImportResult, type ImportSource } from '../../cqc/index.ts';
import { rateMarket } from '../../risk/index.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/index.ts';
import { paths } from '../routes.ts';

export interface ImportRequest {
  source: ImportSource;
  path: string;
  fileName: string;
  dryRun: boolean;
}

/** Reads a file into the register, then rates the council's services anew by what it brought. */
export async function importCqc(context: JobContext, request: ImportRequest): Promise<ImportResult> {
  const result = await importFile(context, request);
  if (!request.dryRun && result.added + result.changed > 0) await rateAgain(context);
  return result;
}

/** Fetches what changed from CQC, then rates anew. */
export async function syncFromCqc(
  context: JobContext,
  options: { mode: 'auto' | 'full' | 'changes'; apiKey: string; apiBase: string },
): Promise<ImportResult> {
  const result = await syncCqc(context, options);
  if (result.added + result.changed > 0) await rateAgain(context);
  return result;
}

async function rateAgain(context: JobContext): Promise<void> {
  const { authorityId } = context.scope;
  if (authorityId === null) return;
  context.progress(0, null, 'Rating services');
  await context.db.within(context.scope, (tx) => rateMarket(tx, { authorityId, asAt: context.clock.today(), persist: true }));
}

/** The job behind the Import page. */
export const importJob: JobKind = {
  kind: 'insight.import-cqc',
  title: 'Importing CQC data',
  run: (payload, context) => importCqc(context, readRequest(payload)),
  resultUrl: (result) => paths.importResult((result as ImportResult).importId),
};

function readRequest(payload: unknown): ImportRequest {
  const { source, path, fileName, dryRun } = payload as Record<string, unknown>;
  const known = IMPORT_SOURCES.find((one) => one === source);
  if (known === undefined || typeof path !== 'string' || typeof fileName !== 'string') {
    throw new Error(`an import job must name its source, path and file, got ${JSON.stringify(payload).slice(0, 200)}`);
  }
  return { source: known, path, fileName, dryRun: dryRun === true };
}
