import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/**
 * For the `with` of a statement: local facts in force on a day, one row a location. A fact that was recorded against a former
 * registration of the same service still counts, until a newer one has its own.
 */
export function localFacts(day: Day): RawBuilder<unknown> {
  return sql`
    recorded as (select * from market.published_local_fact(${day}::date)),
    facts as (
      select distinct on (location_id) location_id, operational, contracted, officer_id
        from (select g.location_id, g.depth, f.operational, f.contracted, f.officer_id
                from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
              union all
              select f.location_id, 0, f.operational, f.contracted, f.officer_id from recorded f) reached
       order by location_id, depth)`;
}
