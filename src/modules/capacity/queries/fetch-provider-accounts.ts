import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Accounts of the people who speak for the provider of a location. */
export async function fetchProviderAccounts(tx: Tx, locationId: string): Promise<string[]> {
  const found = await sql<{ accountId: string }>`
    select a.account_id as "accountId"
      from cqc.published_location l
      join people.published_account a on a.provider_id = l.provider_id and a.state = 'active'
      join people.published_account_role r on r.account_id = a.account_id and r.role = 'provider-user'
     where l.location_id = ${locationId}
     order by 1`.execute(tx);
  return found.rows.map(({ accountId }) => accountId);
}
