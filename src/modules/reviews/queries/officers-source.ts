import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/**
 * Who answers for each service on a day: (location_id, officer_id, locality). A fact recorded against a former registration of a
 * service counts for it until the newer one has its own.
 */
export function officersOn(day: Day): RawBuilder<unknown> {
  return sql`(
    select distinct on (location_id) location_id, officer_id, locality
      from (select g.location_id, g.depth, f.officer_id, f.locality
              from market.published_local_fact(${day}::date) f join cqc.published_lineage g on g.ancestor_id = f.location_id
            union all
            select f.location_id, 0, f.officer_id, f.locality from market.published_local_fact(${day}::date) f) reached
     order by location_id, depth)`;
}
