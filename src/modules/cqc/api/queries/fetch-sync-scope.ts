import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

export interface SyncScope {
  /** CQC's names of the local authorities in the council's area, in order; empty where none is set. */
  area: string[];
  isDemonstration: boolean;
}

/** What the council of this transaction covers. Without a council: no area. */
export async function fetchSyncScope(tx: Tx): Promise<SyncScope> {
  const { rows } = await sql<SyncScope>`
    select coalesce((select array_agg(local_authority order by local_authority collate "C")
                       from people.published_authority_area), '{}') as area,
           coalesce((select bool_or(is_demonstration) from people.published_authority), false) as "isDemonstration"
  `.execute(tx);
  return rows[0]!;
}
