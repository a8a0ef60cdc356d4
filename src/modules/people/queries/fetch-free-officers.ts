import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Active officers whom no account is linked with, and the one that this account has. */
export async function fetchFreeOfficers(
  tx: Tx,
  accountId: string | null,
): Promise<{ officerId: string; name: string }[]> {
  const found = await sql<{ officerId: string; name: string }>`
    select o.officer_id as "officerId", o.name from people.officer o
     where (o.active or exists (select from people.account a
                                 where a.officer_id = o.officer_id and a.account_id::text = ${accountId}::text))
       and not exists (select from people.account a
                        where a.officer_id = o.officer_id and a.state <> 'left' and a.account_id::text is distinct from ${accountId}::text)
     order by lower(o.name), o.officer_id`.execute(tx);
  return found.rows;
}
