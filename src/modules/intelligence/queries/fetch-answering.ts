import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface Answering {
  accountId: string;
  locationId: string;
}

/**
 * Who answers for some services on a day, can sign in and has one of some roles: the officer of each, and whoever covers for that
 * officer. What was recorded of a former registration counts.
 */
export async function fetchAnswering(
  tx: Tx,
  day: Day,
  locationIds: readonly string[],
  roles: readonly string[],
): Promise<Answering[]> {
  const found = await sql<Answering>`
    with asked as (
      select g.location_id, g.ancestor_id, g.depth from cqc.published_lineage g
       where g.location_id = any(${[...locationIds]}::text[])
      union select id, id, 0 from unnest(${[...locationIds]}::text[]) as id
    ), officers as (
      select distinct on (asked.location_id) asked.location_id, f.officer_id
        from asked join market.published_local_fact(${day}::date) f on f.location_id = asked.ancestor_id
       order by asked.location_id, asked.depth
    ), answering as (
      select location_id, officer_id from officers where officer_id is not null
      union
      select o.location_id, c.cover_officer_id
        from officers o join people.published_cover c using (officer_id)
       where ${day}::date between c.from_day and c.until_day
    )
    select distinct a.account_id as "accountId", answering.location_id as "locationId"
      from answering join people.published_account a using (officer_id)
      join people.published_account_role r using (account_id)
     where a.state = 'active' and r.role = any(${[...roles]}::text[])
     order by 1, 2`.execute(tx);
  return found.rows;
}
