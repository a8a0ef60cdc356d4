import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/** The council's locations with their status on a day, and what they are; of some local authorities or of all. */
export function ratedLocations(asAt: Day, localAuthorities: readonly string[]): RawBuilder<unknown> {
  return sql`(
    select a.location_id, a.rag, coalesce(l.leading_category, o.service_type, 'Other') as category
      from risk.published_status_as_at(${asAt}::date) a
      left join cqc.published_location l on l.location_id = a.location_id
      left join market.published_own_location o on o.location_id::text = a.location_id
     where cardinality(${[...localAuthorities]}::text[]) = 0
        or coalesce(l.local_authority, o.local_authority) = any (${[...localAuthorities]}::text[]))`;
}
