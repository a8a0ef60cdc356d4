import { rm } from 'node:fs/promises';
import { storedPath } from '../../../../platform/files/index.ts';
import type { JobContext, JobKind } from '../../../../platform/jobs/index.ts';
import { paths } from '../paths.ts';
import { findHistoryImport, type HistoryImport } from '../queries/find-history-import.ts';
import { saveHistoryState } from '../queries/save-history-import.ts';
import type { HistoryResult } from '../rules/history-result.ts';
import { importHistory } from './import-history.ts';

export const HISTORY_JOB = 'intelligence.history';

/** Looks at a file of history, or imports it; the file's own row tells which of both has been done. */
export const historyJob: JobKind = {
  kind: HISTORY_JOB,
  title: 'Reading a file of history',
  startPage: { text: 'History of the log', href: paths.history() },
  afterStop:
    'What was recorded before stays in the log. Import the file again: it goes on where it was, and records nothing twice.',
  run: async (payload, context) => {
    const { importId, dryRun } = payload as { importId: string; dryRun: boolean };
    const file = await context.db.within(context.scope, (tx) => findHistoryImport(tx, importId));
    // Imported already: the job was run again after a crash at its very end.
    if (file !== undefined && file.path !== null) await runOn(context, file, file.path, dryRun);
    return { importId };
  },
  resultUrl: (result) => paths.historyImport((result as { importId: string }).importId),
};

async function runOn(context: JobContext, file: HistoryImport, path: string, dryRun: boolean): Promise<void> {
  const { db, scope, clock, dataDir } = context;
  const { importId } = file;
  const save = (
    ...rest: Parameters<typeof saveHistoryState> extends [unknown, unknown, ...infer R] ? R : never
  ) => db.within(scope, (tx) => saveHistoryState(tx, importId, ...rest));
  await save(dryRun ? 'looking' : 'importing');
  try {
    const place = storedPath(dataDir, path);
    const { result, rejectedPath } = await importHistory(context, { importId, path: place, dryRun });
    await save(dryRun ? 'looked at' : 'imported', { at: clock.now(), result, rejectedPath });
    // It names people, and has said what it had to say.
    if (!dryRun) await rm(place, { force: true });
  } catch (error) {
    await save('stopped');
    throw error;
  }
}

/** In words: "120 entries recorded, 3 rows refused". */
export function historyInWords({
  dryRun,
  read,
  added,
  known,
  repeated,
  rejected,
  notes,
}: HistoryResult): string {
  const rows = (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'row' : 'rows'}`;
  return [
    dryRun ? 'Nothing was changed: this was a dry run.' : 'Imported.',
    `${rows(read)} read: ${added.toLocaleString('en-GB')} ${dryRun ? 'would be recorded' : 'recorded'}, ${rows(known)} imported before, ${rows(repeated)} twice in the file, ${rows(rejected)} refused.`,
    ...notes.map(({ note, n }) => `${note} (${n.toLocaleString('en-GB')}).`),
  ].join('\n');
}
