import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Credential {
  credentialId: string;
  kind: 'password' | 'totp' | 'passkey' | 'recovery-code';
  label: string;
  /** A passkey's id, as browsers name it; null for what is secret. */
  passkeyId: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What an account signs in with, the oldest first, without its secrets. */
export async function fetchMeans(tx: Tx, accountId: string): Promise<Credential[]> {
  const found = await sql<Credential>`
    select credential_id as "credentialId", kind, label, case kind when 'passkey' then secret end as "passkeyId",
           created_at as "createdAt", last_used_at as "lastUsedAt"
      from people.credential where account_id = ${accountId} and confirmed order by created_at, credential_id`.execute(
    tx,
  );
  return found.rows;
}
