import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { unreadOf } from '../../../platform/notices/index.ts';
import type { Session } from '../../../platform/web/index.ts';
import { SEEN_EVERY_MS, sessionEnds } from '../rules/session-limits.ts';
import { tokenHash } from '../rules/tokens.ts';

interface Row {
  stage: Session['stage'];
  csrf: string;
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  roles: string[];
  officerId: string | null;
  providerId: string | null;
  sessionId: string;
  authenticatedAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  unread: number;
}

/**
 * The session of a browser's token, with its person and their roles as they are now; null where it has ended, was idle
 * too long, or its person may no longer sign in. Using it puts its end off, written down once a minute. Runs as the owner,
 * because it is asked before any council's row-level security can be chosen.
 */
export async function fetchSession(owner: Tx, token: string, now: Date): Promise<Session | null> {
  const found = await sql<Row>`
    select s.stage, s.csrf, s.session_id as "sessionId", s.authenticated_at as "authenticatedAt", s.created_at as "createdAt",
           s.last_seen_at as "lastSeenAt", a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email,
           a.officer_id as "officerId", a.provider_id as "providerId",
           coalesce((select array_agg(r.role order by r.role) from people.account_role r where r.account_id = a.account_id), '{}') as roles,
           ${unreadOf(sql`a.account_id`)} as unread
      from people.session s join people.account a on a.account_id = s.account_id
     where s.token_hash = ${tokenHash(token)} and s.ended_at is null and s.expires_at > ${now} and a.state = 'active'`.execute(
    owner,
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  const { stage, csrf, createdAt, lastSeenAt, unread, ...person } = row;
  if (now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await sql`
      update people.session set last_seen_at = ${now}, expires_at = ${sessionEnds(now, createdAt, stage)}
       where session_id = ${person.sessionId}`.execute(owner);
  }
  return { stage, csrf, unread, person };
}
