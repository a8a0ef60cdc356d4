import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface OpenSession {
  sessionId: string;
  means: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  agent: string;
}

/** Where a person is signed in now, the last used first. */
export async function fetchSessions(tx: Tx, accountId: string, now: Date): Promise<OpenSession[]> {
  const found = await sql<OpenSession>`
    select session_id as "sessionId", means, created_at as "createdAt", last_seen_at as "lastSeenAt", address, agent
      from people.session
     where account_id = ${accountId} and ended_at is null and expires_at > ${now} and stage = 'complete'
     order by last_seen_at desc, session_id desc limit 100`.execute(tx);
  return found.rows;
}
