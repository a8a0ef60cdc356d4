import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

export interface SyncCounts {
  wanted: number;
  fetched: number;
  missing: number;
  failed: number;
  /** The first hundred ids that CQC does not have. */
  missingIds: string[];
  failures: { id: string; reason: string }[];
}

/** How far a run has got. */
export async function fetchSyncCounts(tx: Tx, syncId: string): Promise<SyncCounts> {
  const { rows } = await sql<SyncCounts>`
    select count(*) filter (where state = 'wanted') as wanted,
           count(*) filter (where state = 'fetched') as fetched,
           count(*) filter (where state = 'missing') as missing,
           count(*) filter (where state = 'failed') as failed,
           coalesce((array_agg(id order by kind, id) filter (where state = 'missing'))[1:100], '{}') as "missingIds",
           coalesce(jsonb_agg(jsonb_build_object('id', id, 'reason', note) order by kind, id) filter (where state = 'failed'), '[]') as failures
      from cqc.sync_record where sync_id = ${syncId}`.execute(tx);
  return rows[0]!;
}
