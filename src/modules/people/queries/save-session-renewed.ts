import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { sessionEnds } from '../rules/session-limits.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';

/**
 * Makes a session whole after its second factor: a new token, new tokens for its forms, and its time begins now. Undefined where
 * it has ended or was made whole already. Answers the token of its cookie.
 */
export async function saveSessionWhole(
  tx: Tx,
  sessionId: string,
  means: string,
  now: Date,
): Promise<string | undefined> {
  const token = newToken();
  const saved = await sql`
    update people.session
       set token_hash = ${tokenHash(token)}, csrf = ${newToken()}, stage = 'complete', means = ${means}, created_at = ${now},
           last_seen_at = ${now}, authenticated_at = ${now}, expires_at = ${sessionEnds(now, now)}
     where session_id = ${sessionId} and stage = 'password' and ended_at is null`.execute(tx);
  return saved.numAffectedRows === 1n ? token : undefined;
}
