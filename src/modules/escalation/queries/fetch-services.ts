import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A service as escalation tells of it: what it is called, and who leads the teams of its officer. */
export interface EscalatedService {
  locationId: string;
  name: string;
  leads: string[];
}

/**
 * Names of some services, and the leads of the teams that their officers belong to. Facts that were recorded against a former
 * registration of a service count for it.
 */
export async function fetchServices(
  tx: Tx,
  today: Day,
  locationIds: readonly string[],
): Promise<Map<string, EscalatedService>> {
  const found = await sql<EscalatedService>`
    with asked as (
      select distinct id as location_id from unnest(${[...locationIds]}::text[]) as id
    ), registrations as (
      select a.location_id, g.ancestor_id, g.depth from asked a join cqc.published_lineage g using (location_id)
      union select location_id, location_id, 0 from asked
    ), officers as (
      select distinct on (r.location_id) r.location_id, f.officer_id
        from registrations r join market.published_local_fact(${today}::date) f on f.location_id = r.ancestor_id
       order by r.location_id, r.depth
    )
    select a.location_id as "locationId", coalesce(l.name, own.name, a.location_id) as name,
           coalesce((select array_agg(distinct t.lead_account_id)
                       from officers o
                       join people.published_account p on p.officer_id = o.officer_id
                       join people.published_team_member m on m.account_id = p.account_id
                       join people.published_team t on t.team_id = m.team_id
                      where o.location_id = a.location_id and t.lead_account_id is not null), '{}') as leads
      from asked a
      left join cqc.published_location l on l.location_id = a.location_id
      left join market.published_own_location own on own.location_id::text = a.location_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.locationId, row]));
}
