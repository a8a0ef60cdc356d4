import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface ServiceToHandOver {
  locationId: string;
  /** The location that its facts are recorded against: a former registration of the same service may hold them. */
  factLocationId: string;
  name: string;
  rag: Rag | null;
}

/** The services of today that an officer answers for, the worst colour first. */
export async function fetchServicesToHandOver(
  tx: Tx,
  officerId: string,
  today: Day,
): Promise<ServiceToHandOver[]> {
  const found = await sql<ServiceToHandOver>`
    with recorded as (select location_id, officer_id from market.published_local_fact(${today}::date)),
    reached as (
      select g.location_id, f.location_id as source, g.depth, f.officer_id
        from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
      union all select location_id, location_id, 0, officer_id from recorded),
    facts as (select distinct on (location_id) * from reached order by location_id, depth)
    select f.location_id as "locationId", f.source as "factLocationId", coalesce(l.name, o.name) as name, a.rag
      from facts f
      left join cqc.published_location l on l.location_id = f.location_id and l.registration_status = 'Registered'
      left join market.published_own_location o
             on o.location_id::text = f.location_id and (o.closed_on is null or o.closed_on > ${today}::date)
      left join risk.published_status a on a.location_id = f.location_id
     where f.officer_id::text = ${officerId} and coalesce(l.location_id, o.location_id::text) is not null
     order by array_position(array['Red', 'Amber', 'Green'], a.rag), lower(coalesce(l.name, o.name)), f.location_id`.execute(
    tx,
  );
  return found.rows;
}
