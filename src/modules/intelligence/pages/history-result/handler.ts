import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { storedPath } from '../../../../platform/files/index.ts';
import { findJobsUnderWay } from '../../../../platform/jobs/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { HISTORY_JOB } from '../../intake/history/history-job.ts';
import { messages } from '../../intake/messages.ts';
import { paths } from '../../intake/paths.ts';
import { findHistoryImport, type HistoryImport } from '../../intake/queries/find-history-import.ts';
import { fetchKinds } from '../../intake/queries/fetch-kinds.ts';
import { historyResultModel } from './presenter.ts';
import { HistoryResultPage } from './view.tsx';

/** GET: what a file would record, or has recorded. */
export const showHistoryResult = forCouncil(async (context) => page(context, await importOf(context), []));

/** POST: records the rows of a file that was looked at; one that could not be looked at to its end is looked at again. */
export const submitHistoryRun = forCouncil(async (context) => {
  const { tx, enqueue, may } = context;
  const file = await importOf(context);
  if (file.state === 'imported')
    return page(context, file, [{ field: 'import', message: messages.importDone }]);
  if (file.path === null) return page(context, file, [{ field: 'import', message: messages.importGone }]);
  const { importId } = file;
  const underWay = (await findJobsUnderWay(tx, [HISTORY_JOB])).find(
    ({ payload }) => (payload as { importId?: string }).importId === importId,
  );
  const jobId = underWay?.jobId ?? (await enqueue(HISTORY_JOB, { importId, dryRun: file.result === null }));
  return { kind: 'redirect', to: may('platform.jobs') ? `/jobs/${jobId}` : paths.historyImport(importId) };
});

/** GET: every value that was refused, with its row and column. */
export const downloadHistoryRejected = forCouncil(async (context) => {
  const { rejectedPath, fileName } = await importOf(context);
  if (rejectedPath === null) throw new NotFound('file of refused rows');
  const path = storedPath(context.dataDir, rejectedPath);
  await access(path).catch(() => {
    throw new NotFound('file of refused rows');
  });
  const filename = `refused-${fileName.replace(/\.[a-z]{2,5}$/i, '')}.csv`;
  return { kind: 'download', filename, contentType: 'text/csv; charset=utf-8', body: createReadStream(path) };
});

async function importOf({ tx, params }: CouncilContext): Promise<HistoryImport> {
  const file = await findHistoryImport(tx, params.importId ?? '');
  if (file === undefined) throw new NotFound('import of that number');
  return file;
}

async function page({ tx }: CouncilContext, file: HistoryImport, errors: FieldError[]): Promise<Reply> {
  const waits = file.state === 'looking' || file.state === 'importing';
  return {
    kind: 'page',
    title: file.fileName,
    about: 'intelligence-history',
    status: errors.length > 0 ? 409 : 200,
    errors,
    back: { text: 'History of the log', href: paths.history() },
    ...(waits ? { refreshSeconds: 3 } : {}),
    view: h(HistoryResultPage, historyResultModel(file, await fetchKinds(tx), errors)),
  };
}
