import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** When a person was last here before this session; null for whoever is here for the first time. */
export async function findLastVisit(tx: Tx, accountId: string, sessionId: string): Promise<Date | null> {
  const found = await sql<{ at: Date | null }>`
    select max(last_seen_at) as at from people.session
     where account_id = ${accountId}::uuid and session_id <> ${sessionId}::uuid and stage = 'complete'`.execute(
    tx,
  );
  return found.rows[0]?.at ?? null;
}
