import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewPasskey {
  credentialId: string;
  authorityId: string;
  accountId: string;
  passkeyId: string;
  /** In base64url. */
  publicKey: string;
  counter: number;
  label: string;
}

/** Adds a passkey to an account; false where there is one of that id already. */
export async function savePasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  const details = JSON.stringify({ publicKey: passkey.publicKey, counter: passkey.counter });
  const saved = await sql`
    insert into people.credential (credential_id, authority_id, account_id, kind, secret, details, label)
    values (${passkey.credentialId}, ${passkey.authorityId}, ${passkey.accountId}, 'passkey', ${passkey.passkeyId},
            ${details}::jsonb, ${passkey.label})
    on conflict (secret) where kind = 'passkey' do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Writes down a passkey's use and its counter; false where it was used in between, and then nothing is written. */
export async function savePasskeyUsed(
  tx: Tx,
  credentialId: string,
  counter: { before: number; now: number },
  at: Date,
): Promise<boolean> {
  const saved = await sql`
    update people.credential set details = details || ${JSON.stringify({ counter: counter.now })}::jsonb, last_used_at = ${at}
     where credential_id = ${credentialId} and (details ->> 'counter')::bigint = ${counter.before}`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
