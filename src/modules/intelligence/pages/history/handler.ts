import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { exportTable } from '../../../../platform/exports/index.ts';
import { FileProblem, storedPath } from '../../../../platform/files/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { HISTORY_COLUMNS, HISTORY_KEYS } from '../../intake/history/columns.ts';
import { HISTORY_JOB } from '../../intake/history/history-job.ts';
import { checkHeadings } from '../../intake/history/import-history.ts';
import { messages } from '../../intake/messages.ts';
import { paths } from '../../intake/paths.ts';
import { fetchHistoryImports } from '../../intake/queries/find-history-import.ts';
import { saveHistoryImport } from '../../intake/queries/save-history-import.ts';
import { historyModel } from './presenter.ts';
import { HistoryPage } from './view.tsx';

const SHOWN = 20;

/** GET: how a file must look, a form to upload one, and those uploaded before. */
export const showHistory = forCouncil((context) => page(context, []));

/** POST: keeps a file that can be read, and looks at what it would record, as a job. */
export const submitHistory = forCouncil(async (context) => {
  const { tx, clock, dataDir, authority, enqueue, uploads } = context;
  const upload = uploads.find(({ field }) => field === 'file');
  if (upload === undefined) return page(context, [{ field: 'file', message: messages.fileMissing }]);
  if (upload.problem !== undefined) return page(context, [{ field: 'file', message: upload.problem }]);
  const { path, sha256 } = upload;
  try {
    await checkHeadings(storedPath(dataDir, path));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    await rm(storedPath(dataDir, path), { force: true });
    return page(context, [{ field: 'file', message: error.message }]);
  }
  const importId = newId(clock);
  const fileName = basename(upload.filename).slice(0, 200) || 'file';
  const { authorityId } = authority;
  await saveHistoryImport(tx, { importId, authorityId, fileName, sha256, path, at: clock.now() });
  const jobId = await enqueue(HISTORY_JOB, { importId, dryRun: true });
  return {
    kind: 'redirect',
    to: context.may('platform.jobs') ? `/jobs/${jobId}` : paths.historyImport(importId),
  };
});

/** GET: a file with the right columns and one row, to begin with. */
export async function downloadExample({ today }: RequestContext): Promise<Reply> {
  const columns = HISTORY_KEYS.map((key) => ({
    key,
    heading: HISTORY_COLUMNS[key].name,
    kind: 'text' as const,
  }));
  const row = Object.fromEntries(HISTORY_KEYS.map((key) => [key, HISTORY_COLUMNS[key].example]));
  return {
    kind: 'download',
    ...exportTable('csv', { title: 'History of the log', day: today, columns, rows: [row] }),
  };
}

async function page({ tx }: CouncilContext, errors: FieldError[]): Promise<Reply> {
  return {
    kind: 'page',
    title: 'History of the log',
    about: 'intelligence-history',
    status: errors.length > 0 ? 400 : 200,
    errors,
    back: { text: 'Settings', href: '/settings' },
    view: h(HistoryPage, historyModel(await fetchHistoryImports(tx, SHOWN), errors)),
  };
}
