import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { ADMINISTRATOR } from '../rules/account-roles.ts';

/**
 * How many active administrators the council has beside an account. Whoever asks after this in another transaction waits for
 * this one's end, so that two administrators who remove each other at once do not both succeed.
 */
export async function countOtherAdministrators(
  tx: Tx,
  authorityId: string,
  accountId: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'administrators', ${authorityId}::text), 0))`.execute(
    tx,
  );
  const found = await sql<{ n: number }>`
    select count(*) as n from people.account a join people.account_role r using (account_id)
     where r.role = ${ADMINISTRATOR} and a.state = 'active' and a.account_id::text <> ${accountId}`.execute(
    tx,
  );
  return found.rows[0]!.n;
}
