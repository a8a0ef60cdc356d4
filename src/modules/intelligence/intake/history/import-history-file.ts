import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import { saveHistoryImport, saveHistoryState } from '../queries/save-history-import.ts';
import type { HistoryResult } from '../rules/history-result.ts';
import { importHistory } from './import-history.ts';

/** Imports a file that lies on the server, for the command line. It is listed with those that were uploaded. */
export async function importHistoryFile(
  context: JobContext,
  { path, fileName, dryRun }: { path: string; fileName: string; dryRun: boolean },
): Promise<HistoryResult> {
  const { db, scope, clock, jobId: importId } = context;
  const sha256 = await sha256Of(path);
  const { result, rejectedPath } = await importHistory(context, { importId, path, dryRun });
  const authorityId = scope.authorityId!;
  await db.within(scope, async (tx) => {
    const at = clock.now();
    const file = { importId, authorityId, fileName: fileName.slice(0, 200), sha256, path: null, at };
    await saveHistoryImport(tx, file);
    await saveHistoryState(tx, importId, dryRun ? 'looked at' : 'imported', { at, result, rejectedPath });
  });
  return result;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
