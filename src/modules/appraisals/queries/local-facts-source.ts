import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/**
 * For the `with` of a statement: services that operate on a day, each once, of the council's area or contracted by it. A local fact
 * that was recorded against a former registration of the same service still counts, until a newer one has its own.
 */
export function operating(today: Day): RawBuilder<unknown> {
  return sql`
    recorded as (select * from market.published_local_fact(${today}::date)),
    facts as (
      select distinct on (location_id) location_id, operational, contracted, locality, officer_id
        from (select g.location_id, g.depth, f.operational, f.contracted, f.locality, f.officer_id
                from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
              union all
              select f.location_id, 0, f.operational, f.contracted, f.locality, f.officer_id from recorded f) reached
       order by location_id, depth),
    registered as (
      select l.location_id, l.name, l.provider_id, l.leading_category as category, l.local_authority, l.beds,
             l.local_authority in (select local_authority from people.published_authority_area) as in_area
        from cqc.published_location l
       where l.registration_status = 'Registered' and not coalesce(l.dormant, false)
         and (l.registration_date is null or l.registration_date <= ${today}::date)
      union all
      select o.location_id::text, o.name, null, o.service_type, o.local_authority, o.capacity, true
        from market.published_own_location o
       where (o.opened_on is null or o.opened_on <= ${today}::date) and (o.closed_on is null or o.closed_on > ${today}::date)
    ),
    operating as (
      select r.location_id, r.name, r.provider_id, r.category, r.beds, f.officer_id,
             coalesce(nullif(f.locality, ''), nullif(r.local_authority, ''), 'Not known') as locality
        from registered r left join facts f on f.location_id = r.location_id
       where coalesce(f.operational, true) and (r.in_area or f.contracted is true)
    )`;
}
