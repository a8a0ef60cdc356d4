import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Choice } from './fetch-list-choices.ts';

/** People of the council who can sign in and hold one of some roles, by name. */
export async function fetchDoers(tx: Tx, roles: readonly string[]): Promise<Choice[]> {
  const found = await sql<Choice>`
    select a.account_id as id, a.name from people.published_account a
     where a.state = 'active' and a.provider_id is null
       and exists (select from people.published_account_role r where r.account_id = a.account_id and r.role = any(${[...roles]}::text[]))
     order by lower(a.name), a.account_id`.execute(tx);
  return found.rows;
}
