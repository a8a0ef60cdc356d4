import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Colleague {
  accountId: string;
  name: string;
}

/** People of the council itself who have not left, by name; not those who speak for a provider. */
export async function fetchColleagues(tx: Tx): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    select account_id as "accountId", name from people.account
     where state <> 'left' and provider_id is null order by lower(name), account_id`.execute(tx);
  return found.rows;
}
