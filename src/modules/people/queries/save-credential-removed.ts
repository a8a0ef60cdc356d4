import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes a passkey or the authenticator app away from its account; answers its kind and name, undefined where there is none. */
export async function saveCredentialRemoved(
  tx: Tx,
  accountId: string,
  credentialId: string,
): Promise<{ kind: 'totp' | 'passkey'; label: string } | undefined> {
  const removed = await sql<{ kind: 'totp' | 'passkey'; label: string }>`
    delete from people.credential
     where account_id = ${accountId} and credential_id::text = ${credentialId} and kind in ('totp', 'passkey')
    returning kind, label`.execute(tx);
  return removed.rows[0];
}
