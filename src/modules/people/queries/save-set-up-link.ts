import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/db/types.ts';
import { SET_UP_LINK_MS } from '../rules/set-up-link.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';

/**
 * Makes the one-time link of a set-up and answers its token, which is kept nowhere; those made before end. `another` lets it
 * make one more council. Runs as the owner, because a set-up link belongs to no council.
 */
export async function saveSetUpLink(db: Database, clock: Clock, another: boolean): Promise<string> {
  const token = newToken();
  const now = clock.now();
  const linkId = newId(clock);
  await db.owner.transaction().execute(async (tx) => {
    await sql`
      update people.one_time_link set expires_at = ${now}
       where purpose = 'set-up' and used_at is null and expires_at > ${now}`.execute(tx);
    await sql`
      insert into people.one_time_link (link_id, token_hash, purpose, created_at, expires_at, another)
      values (${linkId}, ${tokenHash(token)}, 'set-up', ${now}, ${new Date(now.getTime() + SET_UP_LINK_MS)}, ${another})`.execute(
      tx,
    );
    await sql`
      select set_config('amberley.actor', 'operator', true),
             platform.audit_event('set-up link made', 'people.one_time_link', ${linkId}, ${JSON.stringify({ another })}::jsonb)`.execute(
      tx,
    );
  });
  return token;
}
