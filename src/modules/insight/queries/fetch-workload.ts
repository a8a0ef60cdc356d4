import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { servicesWith } from './services-source.ts';

export interface OfficerWorkload {
  /** Null for the services that name nobody. */
  officerId: string | null;
  name: string | null;
  active: boolean;
  services: number;
  red: number;
  amber: number;
  green: number;
  /** Who looks after them today, where the officer is away. */
  coveredBy: string | null;
}

/** How many services each officer answers for on a day, by colour now; those who have some or are active, and nobody's last. */
export async function fetchWorkload(tx: Tx, today: Day): Promise<OfficerWorkload[]> {
  const found = await sql<OfficerWorkload>`
    with ${servicesWith(today)},
    counted as (
      select f.officer_id, count(*) as services, count(*) filter (where a.rag = 'Red') as red,
             count(*) filter (where a.rag = 'Amber') as amber, count(*) filter (where a.rag = 'Green') as green
        from ours
        left join cqc.published_location l using (location_id)
        left join owned o using (location_id)
        left join facts f using (location_id)
        left join risk.published_status a using (location_id)
       where l.registration_status = 'Registered' or o.registered
       group by f.officer_id)
    select officer.officer_id as "officerId", officer.name, coalesce(officer.active, true) as active, coalesce(c.services, 0) as services,
           coalesce(c.red, 0) as red, coalesce(c.amber, 0) as amber, coalesce(c.green, 0) as green,
           (select string_agg(distinct covering.name, ', ')
              from people.published_cover cover join people.published_officer covering on covering.officer_id = cover.cover_officer_id
             where cover.officer_id = officer.officer_id and ${today}::date between cover.from_day and cover.until_day) as "coveredBy"
      from people.published_officer officer full join counted c on c.officer_id = officer.officer_id
     where officer.active or c.services > 0
     order by officer.officer_id is null, not coalesce(officer.active, true), coalesce(c.services, 0) desc, lower(officer.name),
              officer.officer_id`.execute(tx);
  return found.rows;
}
