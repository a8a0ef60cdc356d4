import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The provider by which a session was begun; null where it was not by single sign-on. */
export async function findSignOnOfSession(tx: Tx, sessionId: string): Promise<string | null> {
  const found = await sql<{ signOnId: string | null }>`
    select sign_on_id as "signOnId" from people.session where session_id = ${sessionId}`.execute(tx);
  return found.rows[0]?.signOnId ?? null;
}
