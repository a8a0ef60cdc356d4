import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** One registration of a real home: the page's own, one before it or one after it. */
export interface Registration {
  locationId: string;
  /** Steps from the page's own: negative before it, positive after it. */
  place: number;
  /** Null where the register has no record of it; then `knownName` is what others call it. */
  name: string | null;
  knownName: string | null;
  providerId: string | null;
  providerName: string | null;
  from: Day | null;
  until: Day | null;
  registered: boolean | null;
  serviceTypes: string[];
  /** The registrations that it took over from, with CQC's reason. */
  tookOver: { from: string; reason: string }[];
}

/**
 * The chain of registrations that a location stands in, oldest first; its own is always there. Empty where neither the
 * register nor any relationship in it names the id.
 */
export async function fetchServiceRegistrations(tx: Tx, locationId: string): Promise<Registration[]> {
  const { rows } = await sql<Registration>`
    with line as (
      select g.ancestor_id as id, -g.depth as place from cqc.published_lineage g where g.location_id = ${locationId}
      union all
      select g.location_id, g.depth from cqc.published_lineage g where g.ancestor_id = ${locationId}
      union all
      -- One that others only name has no line of its own.
      select ${locationId}, 0
       where exists (select from cqc.published_location l where l.location_id = ${locationId})
          or exists (select from cqc.published_lineage g where g.ancestor_id = ${locationId})
    ), family as (
      select distinct on (id) id, place from line order by id, abs(place)
    )
    select f.id as "locationId", f.place, l.name, named.name as "knownName", l.provider_id as "providerId", l.provider_name as "providerName",
           l.registration_date as "from", l.deregistration_date as "until", l.registration_status = 'Registered' as registered,
           coalesce(l.service_types, '{}') as "serviceTypes", coalesce(links.body, '[]'::jsonb) as "tookOver"
      from family f
      left join cqc.published_location l on l.location_id = f.id
      left join lateral (
        select r.name
          from (select b.predecessor_name as name from cqc.published_relationship b where b.predecessor_id = f.id
                union all
                select a.successor_name from cqc.published_relationship a where a.location_id = f.id) r
         where r.name is not null
         order by r.name limit 1
      ) named on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('from', r.predecessor_id, 'reason', r.reason) order by r.predecessor_id) as body
          from cqc.published_relationship r
         where r.location_id = f.id and r.predecessor_id in (select id from family)
      ) links on true
     order by f.place, l.registration_date nulls first, f.id`.execute(tx);
  return rows;
}
