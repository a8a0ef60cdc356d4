import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { findStoredFile, storedPath } from '../../../../platform/files/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import { findJobsUnderWay } from '../../../../platform/jobs/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { IMPORT_JOB, SYNC_JOB } from '../../../cqc/index.ts';
import { messages } from '../../messages.ts';
import { fetchImportArea } from '../../queries/fetch-import-area.ts';
import { fetchImportMovements } from '../../queries/fetch-import-movements.ts';
import { fetchImport, type ImportRecord } from '../../queries/fetch-import.ts';
import { MOVEMENT_KINDS } from '../../rules/import-words.ts';
import { paths } from '../../routes.ts';
import { waitsFor } from '../import/presenter.ts';
import { importResultModel } from './presenter.ts';
import { ImportResultPage } from './view.tsx';

const MOVEMENTS_SHOWN = 200;
const NO_FILE = 'file of refused rows';

/** GET /imports/:importId: what an import changed, or a look at a file would change. */
export async function showImportResult(context: RequestContext): Promise<Reply> {
  return page(context, await importOf(context), []);
}

/** POST /imports/:importId/run: imports the file whose changes were shown. */
export async function submitImportRun(context: RequestContext): Promise<Reply> {
  const { tx, enqueue } = context;
  const record = await importOf(context);
  const path = await keptFile(context, record);
  const refused = whyNotRun(record, path);
  if (refused !== null || path === null)
    return page(context, record, [{ field: 'run', message: refused ?? messages.fileGone }]);
  const underWay = await findJobsUnderWay(tx, [IMPORT_JOB, SYNC_JOB]);
  const already = underWay.find(({ payload }) => isRunOf(payload, path));
  if (already !== undefined) return { kind: 'redirect', to: `/jobs/${already.jobId}` };
  const { source, fileName } = record;
  const jobId = await enqueue(IMPORT_JOB, { source, path, fileName: fileName ?? 'file', dryRun: false });
  return { kind: 'redirect', to: `/jobs/${jobId}`, flash: waitsFor(underWay) };
}

/** GET /imports/:importId/rejected.csv: every refused value with its row and column. */
export async function downloadRejectedRows(context: RequestContext): Promise<Reply> {
  const { rejectedPath, fileName } = await importOf(context);
  if (rejectedPath === null) throw new NotFound(NO_FILE);
  const path = storedPath(context.dataDir, rejectedPath);
  if (!(await isThere(path))) throw new NotFound(NO_FILE);
  const filename = `rejected-${(fileName ?? 'import').replace(/\.[a-z]{2,5}$/i, '')}.csv`;
  return { kind: 'download', filename, contentType: 'text/csv; charset=utf-8', body: createReadStream(path) };
}

async function importOf({ tx, params }: RequestContext): Promise<ImportRecord> {
  const importId = params.importId ?? '';
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(importId);
  const record = known ? await fetchImport(tx, importId) : undefined;
  if (record === undefined) throw new NotFound('import of that number');
  return record;
}

function whyNotRun(record: ImportRecord, path: string | null): string | null {
  if (record.state !== 'discarded')
    return record.state === 'done' ? messages.importRun : messages.importNotPreviewed;
  if (record.keptAs !== null) return messages.importRun;
  return path === null ? messages.fileGone : null;
}

/** Where the file of an import is within the data folder, where it still is. */
async function keptFile(
  { tx, dataDir }: RequestContext,
  { fileSha256 }: ImportRecord,
): Promise<string | null> {
  const stored = fileSha256 === null ? null : await findStoredFile(tx, fileSha256);
  return stored !== null && (await isThere(storedPath(dataDir, stored.path))) ? stored.path : null;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isRunOf(payload: unknown, path: string): boolean {
  const job = (payload ?? {}) as { path?: string; dryRun?: boolean };
  return job.path === path && job.dryRun === false;
}

async function page(context: RequestContext, record: ImportRecord, errors: FieldError[]): Promise<Reply> {
  const { tx, authority, query } = context;
  const kept = record.state === 'done';
  const kind = MOVEMENT_KINDS.find((known) => known === one(query, 'moved')) ?? null;
  const model = importResultModel({
    record,
    file: record.state === 'discarded' ? await keptFile(context, record) : null,
    movements: kept ? await fetchImportMovements(tx, record.importId, kind, MOVEMENTS_SHOWN) : [],
    kind,
    written: kept ? await fetchImportArea(tx, record.importId) : null,
    area: authority?.area ?? [],
    errors,
  });
  return {
    kind: 'page',
    title: `${model.title}: ${model.fileName}`,
    width: 'full',
    about: 'import',
    back: { text: 'Import', href: paths.import() },
    status: errors.length > 0 ? 409 : 200,
    errors,
    ...(record.state === 'staged' ? { refreshSeconds: 3 } : {}),
    view: h(ImportResultPage, { model }),
  };
}
