import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { HistoryResult } from '../rules/history-result.ts';

export type HistoryState = 'looking' | 'looked at' | 'importing' | 'imported' | 'stopped';

/** A file of history, and what became of it. */
export interface HistoryImport {
  importId: string;
  fileName: string;
  sha256: string;
  path: string | null;
  state: HistoryState;
  result: HistoryResult | null;
  rejectedPath: string | null;
  uploadedBy: string;
  uploadedAt: Date;
  endedAt: Date | null;
}

const COLUMNS = sql`
  import_id as "importId", file_name as "fileName", sha256, path, state, result, rejected_path as "rejectedPath",
  uploaded_by as "uploadedBy", uploaded_at as "uploadedAt", ended_at as "endedAt"`;

/** The council's import of that id; undefined where there is none. */
export async function findHistoryImport(tx: Tx, importId: string): Promise<HistoryImport | undefined> {
  const { rows } = await sql<HistoryImport>`
    select ${COLUMNS} from intelligence.history_import where import_id::text = ${importId}`.execute(tx);
  return rows[0];
}

/** The newest files of history. */
export async function fetchHistoryImports(tx: Tx, most: number): Promise<HistoryImport[]> {
  const { rows } = await sql<HistoryImport>`
    select ${COLUMNS} from intelligence.history_import order by uploaded_at desc, import_id desc limit ${most}`.execute(
    tx,
  );
  return rows;
}
