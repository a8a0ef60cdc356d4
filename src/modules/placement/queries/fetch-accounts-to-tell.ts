import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * Whom a change of placements concerns: whoever holds one of the roles, and the officer of the service with whoever covers
 * for them. Not the one who made it.
 */
export async function fetchAccountsToTell(
  tx: Tx,
  asked: { locationId: string; roles: readonly string[]; today: Day; not: string | null },
): Promise<string[]> {
  const found = await sql<{ accountId: string }>`
    with officer as (
      select f.officer_id from market.published_local_fact(${asked.today}::date) f
       where f.location_id = ${asked.locationId} and f.officer_id is not null
    ), answering as (
      select officer_id from officer
      union
      select c.cover_officer_id from officer o join people.published_cover c using (officer_id)
       where ${asked.today}::date between c.from_day and c.until_day
    )
    select a.account_id as "accountId"
      from people.published_account a
     where a.state = 'active' and a.authority_id = platform.current_authority() and a.account_id is distinct from ${asked.not}::uuid
       and (a.officer_id in (select officer_id from answering)
            or exists (select from people.published_account_role r where r.account_id = a.account_id and r.role = any(${[...asked.roles]}::text[])))
     order by 1`.execute(tx);
  return found.rows.map(({ accountId }) => accountId);
}
