import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';

/** Notes by which provider a session was begun, and when the person proved themselves there. */
export async function saveSignOnSession(
  tx: Tx,
  token: string,
  by: { signOnId: string; providerSession: string | null; provedAt: Date },
): Promise<void> {
  await sql`
    update people.session
       set sign_on_id = ${by.signOnId}, provider_session = ${by.providerSession},
           authenticated_at = least(authenticated_at, ${by.provedAt}::timestamptz)
     where token_hash = ${tokenHash(token)}`.execute(tx);
}

/**
 * Notes that the person of a session proved again who they are, by whichever means, and answers the session's new token: the
 * old one opens nothing any more. Its forms stay good, because it is for their sake that people prove themselves again.
 */
export async function saveSessionProved(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = newToken();
  await sql`
    update people.session set token_hash = ${tokenHash(token)}, authenticated_at = ${now}
     where session_id = ${sessionId} and stage = 'complete' and ended_at is null`.execute(tx);
  return token;
}

/**
 * Ends the sessions of this council that a provider says it has ended: one of its own, or all of a person. Only those begun
 * before it said so, so that the same words heard twice end nothing new. Answers whose they were.
 */
export async function saveProviderSignOut(
  tx: Tx,
  said: {
    signOnId: string;
    issuer: string;
    subject: string | null;
    providerSession: string | null;
    at: Date;
    now: Date;
  },
): Promise<string[]> {
  const ended = await sql<{ accountId: string }>`
    update people.session s set ended_at = ${said.now}
      from people.account a
     where a.account_id = s.account_id and s.ended_at is null and s.sign_on_id = ${said.signOnId} and s.created_at <= ${said.at}
       and (${said.subject}::text is null or (a.sign_on_issuer = ${said.issuer} and a.sign_on_subject = ${said.subject}))
       and (${said.providerSession}::text is null or s.provider_session = ${said.providerSession})
    returning s.account_id as "accountId"`.execute(tx);
  return [...new Set(ended.rows.map(({ accountId }) => accountId))];
}
