import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { ImportResult, ImportSource } from '../../cqc/index.ts';

export interface ImportRecord {
  importId: string;
  source: ImportSource;
  fileName: string | null;
  fileSha256: string | null;
  state: 'staged' | 'done' | 'failed' | 'discarded';
  dryRun: boolean;
  actor: string;
  startedAt: Date;
  finishedAt: Date | null;
  /** Within the data folder: every refused value, as CSV. */
  rejectedPath: string | null;
  result: ImportResult | null;
  error: string | null;
  /** The import of the same file that followed this one and was kept; null where there is none. */
  keptAs: string | null;
}

/** One import with all that came of it; undefined where there is none of that id. */
export async function fetchImport(tx: Tx, importId: string): Promise<ImportRecord | undefined> {
  const { rows } = await sql<ImportRecord>`
    select i.import_id as "importId", i.source, i.file_name as "fileName", i.file_sha256 as "fileSha256", i.state, i.dry_run as "dryRun",
           i.actor, i.started_at as "startedAt", i.finished_at as "finishedAt", i.rejected_path as "rejectedPath", i.result, i.error,
           (select later.import_id
              from cqc.published_import later
             where later.file_sha256 = i.file_sha256 and later.source = i.source and later.state = 'done'
               and later.import_id <> i.import_id and later.started_at >= i.started_at
             order by later.started_at limit 1) as "keptAs"
      from cqc.published_import i
     where i.import_id = ${importId}`.execute(tx);
  return rows[0];
}
