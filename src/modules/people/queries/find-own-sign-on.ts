import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The council's own sign-in by which an account is known there; undefined where it is not. */
export async function findOwnSignOn(
  tx: Tx,
  accountId: string,
): Promise<{ signOnId: string; name: string } | undefined> {
  const found = await sql<{ signOnId: string; name: string }>`
    select s.sign_on_id as "signOnId", s.name
      from people.account a
      join people.sign_on s on s.authority_id = a.authority_id and s.issuer = a.sign_on_issuer and s.enabled
     where a.account_id = ${accountId}`.execute(tx);
  return found.rows[0];
}
