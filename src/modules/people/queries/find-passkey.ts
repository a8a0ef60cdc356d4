import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Passkey {
  credentialId: string;
  passkeyId: string;
  publicKey: string;
  counter: number;
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
}

/** The passkey of that id with its account, where that may sign in. Runs as the owner: nobody is signed in yet. */
export async function findPasskey(owner: Tx, passkeyId: string): Promise<Passkey | undefined> {
  const found = await sql<Passkey>`
    select c.credential_id as "credentialId", c.secret as "passkeyId", c.details ->> 'publicKey' as "publicKey",
           (c.details ->> 'counter')::bigint as counter, a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email
      from people.credential c join people.account a using (account_id)
     where c.kind = 'passkey' and c.secret = ${passkeyId} and c.confirmed and a.state = 'active'`.execute(
    owner,
  );
  return found.rows[0];
}
