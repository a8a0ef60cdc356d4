import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Look {
  at: Date;
  actor: string;
  why: string;
}

/** Who looked at who told, newest first: for readers who may do so themselves. */
export async function fetchLooks(tx: Tx, eventId: string): Promise<Look[]> {
  const found = await sql<Look>`
    select a.at, a.actor, coalesce(a.new_row ->> 'why', '') as why from platform.audit_entry a
     where a.table_name = 'intelligence.identity' and a.row_id = ${eventId} and a.action = 'look'
     order by a.at desc limit 50`.execute(tx);
  return found.rows;
}
