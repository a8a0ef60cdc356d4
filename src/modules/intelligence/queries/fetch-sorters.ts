import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The accounts of everybody who can sign in and has one of some roles. */
export async function fetchSorters(tx: Tx, roles: readonly string[]): Promise<string[]> {
  const found = await sql<{ accountId: string }>`
    select a.account_id as "accountId" from people.published_account a
     where a.authority_id = platform.current_authority() and a.state = 'active'
       and exists (select from people.published_account_role r where r.account_id = a.account_id and r.role = any(${[...roles]}::text[]))
     order by 1`.execute(tx);
  return found.rows.map(({ accountId }) => accountId);
}
