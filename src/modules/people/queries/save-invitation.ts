import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { INVITATION_MS } from '../rules/invitation-link.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';
import { saveLinksEnd } from './save-links-end.ts';

/** Invites an account anew and answers the token of its link, which is kept nowhere; an older invitation ends. */
export async function saveInvitation(
  tx: Tx,
  clock: Clock,
  invited: { authorityId: string; accountId: string; by: string },
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await saveLinksEnd(tx, invited.accountId, now);
  await sql`
    insert into people.one_time_link (link_id, token_hash, purpose, authority_id, account_id, created_at, expires_at, created_by)
    values (${newId(clock)}, ${tokenHash(token)}, 'invitation', ${invited.authorityId}, ${invited.accountId}, ${now},
            ${new Date(now.getTime() + INVITATION_MS)}, ${invited.by})`.execute(tx);
  await sql`
    update people.account set state = 'invited', left_on = null, version = version + 1
     where account_id = ${invited.accountId} and state = 'left'`.execute(tx);
  await sql`select platform.audit_event('invited', 'people.account', ${invited.accountId}, '{}'::jsonb)`.execute(
    tx,
  );
  return token;
}
