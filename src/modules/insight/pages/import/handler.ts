import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { storeFile } from '../../../../platform/files/index.ts';
import { findJobsUnderWay } from '../../../../platform/jobs/index.ts';
import type { Authority, Reply, RequestContext } from '../../../../platform/web/index.ts';
import { cqcFreshness, IMPORT_JOB, SYNC_JOB } from '../../../cqc/index.ts';
import { messages } from '../../messages.ts';
import { fetchLoaded } from '../../queries/fetch-import-loaded.ts';
import { fetchImports } from '../../queries/fetch-imports.ts';
import { BY_CONTENT, chosenSource, readImportForm } from './form.ts';
import { importModel, waitsFor } from './presenter.ts';
import { ImportPage } from './view.tsx';

const IMPORTS_SHOWN = 20;
const JOBS = [IMPORT_JOB, SYNC_JOB];

/** GET /import: what is loaded and how fresh it is, and the ways in. */
export const showImport = (context: RequestContext): Promise<Reply> => page(context, []);

/** POST /import: keeps a file that can be read and looks at what it would change, as a job. */
export async function submitImport(context: RequestContext): Promise<Reply> {
  const { tx, clock, scope, uploads, dataDir, enqueue } = context;
  const { value, errors } = await readImportForm(context.body, uploads, dataDir);
  if (errors) return page(context, errors);
  const { upload, source, fileName } = value;
  const waiting = await findJobsUnderWay(tx, JOBS);
  const fileId = newId(clock);
  const { authorityId, actor } = scope;
  await storeFile(tx, {
    fileId,
    authorityId,
    name: fileName,
    contentType: 'application/octet-stream',
    actor,
    saved: upload,
  });
  const jobId = await enqueue(IMPORT_JOB, { source, path: upload.path, fileName, dryRun: true });
  return { kind: 'redirect', to: `/jobs/${jobId}`, flash: waitsFor(waiting) };
}

/** POST /import/sync: asks CQC for what changed, as a job. */
export async function submitSync(context: RequestContext): Promise<Reply> {
  const refused = whyNoSync(context.authority);
  if (refused !== null) return page(context, [{ field: 'sync', message: refused }]);
  const waiting = await findJobsUnderWay(context.tx, JOBS);
  const jobId = await context.enqueue(SYNC_JOB, { mode: 'auto' });
  return { kind: 'redirect', to: `/jobs/${jobId}`, flash: waitsFor(waiting) };
}

/** What stands in the way of a sync, in words; null where nothing does. */
function whyNoSync(authority: Authority | null): string | null {
  if (authority?.isDemonstration) return messages.syncDemonstration;
  if (!process.env.CQC_API_KEY?.trim()) return messages.syncNoKey;
  return authority === null || authority.area.length === 0 ? messages.syncNoArea : null;
}

async function page(context: RequestContext, errors: FieldError[]): Promise<Reply> {
  const { tx, today, authority, body } = context;
  const model = importModel({
    freshness: await cqcFreshness(tx, today),
    loaded: await fetchLoaded(tx),
    imports: await fetchImports(tx, IMPORTS_SHOWN),
    underWay: await findJobsUnderWay(tx, JOBS),
    authority,
    noSync: whyNoSync(authority),
    source: chosenSource(body) ?? BY_CONTENT,
    errors,
    today,
  });
  const status = errors.length > 0 ? 400 : 200;
  return {
    kind: 'page',
    title: 'Import',
    width: 'full',
    about: 'import',
    status,
    errors,
    view: h(ImportPage, { model }),
  };
}
