import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Person } from '../parts/person-scope.ts';

/** A person of the council who may sign in; undefined where there is none of that id. */
export async function findActivePerson(tx: Tx, accountId: string): Promise<Person | undefined> {
  const found = await sql<Person>`
    select account_id as "accountId", authority_id as "authorityId", name, email
      from people.account where account_id::text = ${accountId} and state = 'active'`.execute(tx);
  return found.rows[0];
}
