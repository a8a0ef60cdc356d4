import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { SignOnChoice } from './fetch-sign-on-choices.ts';

/** The council's own sign-in by which an account is known there; undefined where it is not. */
export async function findOwnSignOn(tx: Tx, accountId: string): Promise<SignOnChoice | undefined> {
  const found = await sql<SignOnChoice>`
    select s.sign_on_id as "signOnId", s.name, council.name as council
      from people.account a
      join people.authority council using (authority_id)
      join people.sign_on s on s.authority_id = a.authority_id and s.issuer = a.sign_on_issuer and s.enabled
     where a.account_id = ${accountId}`.execute(tx);
  return found.rows[0];
}
