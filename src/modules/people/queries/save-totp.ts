import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Gives an account its authenticator app, in place of one it had. The code that proved it counts as used. */
export async function saveTotp(
  tx: Tx,
  totp: {
    credentialId: string;
    authorityId: string;
    accountId: string;
    sealed: string;
    step: number;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into people.credential (credential_id, authority_id, account_id, kind, secret, details, last_used_at)
    values (${totp.credentialId}, ${totp.authorityId}, ${totp.accountId}, 'totp', ${totp.sealed},
            ${JSON.stringify({ lastStep: totp.step })}::jsonb, ${totp.now})
    on conflict (account_id, kind) where kind in ('password', 'totp')
    do update set secret = excluded.secret, details = excluded.details, created_at = ${totp.now},
                  last_used_at = excluded.last_used_at`.execute(tx);
}

/**
 * Marks a step as used; false where it, or a later one, was used in between: of two browsers with the same code one gets in.
 * The secret is written again too, sealed with the present key.
 */
export async function saveTotpUsed(
  tx: Tx,
  accountId: string,
  used: { step: number; sealed: string; now: Date },
): Promise<boolean> {
  const saved = await sql`
    update people.credential
       set details = ${JSON.stringify({ lastStep: used.step })}::jsonb, secret = ${used.sealed}, last_used_at = ${used.now}
     where account_id = ${accountId} and kind = 'totp' and coalesce((details ->> 'lastStep')::bigint, 0) < ${used.step}`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
