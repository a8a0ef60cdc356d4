import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { HistoryResult } from '../rules/history-result.ts';
import type { HistoryState } from './find-history-import.ts';

/** Writes down a file that somebody uploaded, or that the command line reads. */
export async function saveHistoryImport(
  tx: Tx,
  file: {
    importId: string;
    authorityId: string;
    fileName: string;
    sha256: string;
    path: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into intelligence.history_import (import_id, authority_id, file_name, sha256, path, state, uploaded_at)
    values (${file.importId}, ${file.authorityId}, ${file.fileName}, ${file.sha256}, ${file.path}, 'looking', ${file.at})`.execute(
    tx,
  );
}

/** Moves a file on to a state, with what it came to where that is known. Once it is imported its path is forgotten. */
export async function saveHistoryState(
  tx: Tx,
  importId: string,
  state: HistoryState,
  ended?: { at: Date; result: HistoryResult; rejectedPath: string | null },
): Promise<void> {
  await sql`
    update intelligence.history_import
       set state = ${state}, version = version + 1,
           result = coalesce(${ended === undefined ? null : JSON.stringify(ended.result)}::jsonb, result),
           rejected_path = case when ${ended !== undefined} then ${ended?.rejectedPath ?? null} else rejected_path end,
           ended_at = coalesce(${ended?.at ?? null}, ended_at),
           path = case when ${state} = 'imported' then null else path end
     where import_id = ${importId}`.execute(tx);
}
