import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A colleague who may own an override. */
export interface Decider {
  accountId: string;
  name: string;
}

/** Colleagues with one of some roles who can sign in, by name. */
export async function fetchDeciders(tx: Tx, roles: readonly string[]): Promise<Decider[]> {
  const { rows } = await sql<Decider>`
    select a.account_id as "accountId", a.name
      from people.published_account a
     where a.state = 'active'
       and exists (select from people.published_account_role r where r.account_id = a.account_id and r.role = any (${[...roles]}::text[]))
     order by lower(a.name), a.account_id`.execute(tx);
  return rows;
}
