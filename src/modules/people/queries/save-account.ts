import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { saveEvent } from './save-event.ts';

export interface NewAccount {
  accountId: string;
  authorityId: string;
  email: string;
  name: string;
  state: 'invited' | 'active';
  roles: readonly string[];
  officerId?: string | null;
  providerId?: string | null;
}

/** Makes an account with its roles; false where somebody in this installation has that e-mail address already. */
export async function saveNewAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const saved = await sql`
    insert into people.account (account_id, authority_id, email, name, state, officer_id, provider_id)
    values (${account.accountId}, ${account.authorityId}, ${account.email}, ${account.name}, ${account.state},
            ${account.officerId ?? null}, ${account.providerId ?? null})
    on conflict (lower(email)) do nothing`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await sql`
    insert into people.account_role (account_id, authority_id, role)
    select ${account.accountId}::uuid, ${account.authorityId}::uuid, role from unnest(${[...account.roles]}::text[]) as role`.execute(
    tx,
  );
  return true;
}

/** Gives an account its password, in place of one it had. The trail gets an event without the secret. */
export async function savePassword(
  tx: Tx,
  credential: { credentialId: string; authorityId: string; accountId: string; hash: string },
): Promise<void> {
  await sql`
    insert into people.credential (credential_id, authority_id, account_id, kind, secret)
    values (${credential.credentialId}, ${credential.authorityId}, ${credential.accountId}, 'password', ${credential.hash})
    on conflict (account_id, kind) where kind in ('password', 'totp')
    do update set secret = excluded.secret, created_at = now(), last_used_at = null`.execute(tx);
  await saveEvent(tx, 'password set', credential.accountId);
}

/** Writes the same password's hash again at today's cost, unless it was changed in between. */
export async function savePasswordRehashed(
  tx: Tx,
  accountId: string,
  hashes: { before: string; now: string },
): Promise<void> {
  await sql`
    update people.credential set secret = ${hashes.now}
     where account_id = ${accountId} and kind = 'password' and secret = ${hashes.before}`.execute(tx);
}
