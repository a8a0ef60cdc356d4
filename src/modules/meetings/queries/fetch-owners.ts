import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Somebody who may be given an action, with the roles they hold. */
export interface Owner {
  accountId: string;
  name: string;
  roles: string[];
}

/** People of the council who have not left and do not speak for a provider, by name. */
export async function fetchOwners(tx: Tx): Promise<Owner[]> {
  const found = await sql<Owner>`
    select a.account_id as "accountId", a.name,
           array(select r.role from people.published_account_role r where r.account_id = a.account_id order by 1) as roles
      from people.published_account a
     where a.state = 'active' and a.provider_id is null order by lower(a.name), a.account_id`.execute(tx);
  return found.rows;
}
