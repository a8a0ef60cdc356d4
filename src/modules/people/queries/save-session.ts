import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { sessionEnds } from '../rules/session-limits.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';

export interface SessionStart {
  authorityId: string;
  accountId: string;
  stage: 'password' | 'complete';
  /** How the person proved themselves, for the trail: 'password', 'passkey', 'single sign-on'. */
  means: string;
  client: { address: string; agent: string };
}

/** Begins a session and answers the token of its cookie, which is kept nowhere else. Each sign-in makes a new one. */
export async function saveNewSession(tx: Tx, clock: Clock, start: SessionStart): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await sql`
    insert into people.session (session_id, token_hash, authority_id, account_id, csrf, stage, means, created_at, last_seen_at,
                                expires_at, authenticated_at, address, agent)
    values (${newId(clock)}, ${tokenHash(token)}, ${start.authorityId}, ${start.accountId}, ${newToken()}, ${start.stage},
            ${start.means}, ${now}, ${now}, ${sessionEnds(now, now, start.stage)}, ${now}, ${start.client.address}, ${start.client.agent})`.execute(
    tx,
  );
  return token;
}

/** Ends one session. */
export async function saveSessionEnd(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await sql`update people.session set ended_at = ${now} where session_id = ${sessionId} and ended_at is null`.execute(
    tx,
  );
}

/** Ends one session of an account; false where it has none of that id that is open. */
export async function saveOwnSessionEnd(
  tx: Tx,
  accountId: string,
  sessionId: string,
  now: Date,
): Promise<boolean> {
  const ended = await sql`
    update people.session set ended_at = ${now}
     where account_id = ${accountId} and session_id::text = ${sessionId} and ended_at is null`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** Ends every session of an account, but for one that is kept; answers how many were open. */
export async function saveSessionsEnd(
  tx: Tx,
  accountId: string,
  now: Date,
  kept: string | null = null,
): Promise<number> {
  const ended = await sql`
    update people.session set ended_at = ${now}
     where account_id = ${accountId} and ended_at is null and session_id is distinct from ${kept}::uuid`.execute(
    tx,
  );
  return Number(ended.numAffectedRows);
}
