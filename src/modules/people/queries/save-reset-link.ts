import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { RESET_LINK_MS } from '../rules/recovery-link.ts';
import { newToken, tokenHash } from '../rules/tokens.ts';

/** Makes a link to a new password for an account and answers its token, which is kept nowhere else. */
export async function saveResetLink(
  tx: Tx,
  clock: Clock,
  account: { authorityId: string; accountId: string },
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await sql`
    insert into people.one_time_link (link_id, token_hash, purpose, authority_id, account_id, created_at, expires_at)
    values (${newId(clock)}, ${tokenHash(token)}, 'reset', ${account.authorityId}, ${account.accountId}, ${now},
            ${new Date(now.getTime() + RESET_LINK_MS)})`.execute(tx);
  return token;
}

/** Uses a link to a new password up, and every other one of its account; false where it was used in between. */
export async function saveResetLinkUsed(
  tx: Tx,
  link: { linkId: string; accountId: string },
  now: Date,
): Promise<boolean> {
  const used = await sql`
    update people.one_time_link set used_at = ${now} where link_id = ${link.linkId} and used_at is null and expires_at > ${now}`.execute(
    tx,
  );
  if (used.numAffectedRows !== 1n) return false;
  await sql`
    update people.one_time_link set used_at = ${now}
     where account_id = ${link.accountId} and purpose = 'reset' and used_at is null`.execute(tx);
  return true;
}
