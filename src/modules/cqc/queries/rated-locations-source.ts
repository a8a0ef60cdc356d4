import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/** What figures group locations by. */
export const GROUPINGS = ['service-type', 'setting', 'local-authority', 'provider'] as const;

/** Text for the group of a location `l`; providers of one name are told apart by their id. */
function groupOf(by: string | undefined): RawBuilder<string> {
  switch (by) {
    case undefined:
      return sql`'All'::text`;
    case 'service-type':
      return sql`l.leading_category`;
    case 'setting':
      // As councils report them: care homes with and without nursing against everything that is not one.
      return sql`case when l.leading_category in ('Nursing home', 'Residential home') then 'Care homes' else 'Community' end`;
    case 'local-authority':
      return sql`coalesce(l.local_authority, 'Unknown')`;
    case 'provider':
      return sql`coalesce(
        (select p.name || case when exists (select from cqc.provider o where o.name = p.name and o.provider_id <> p.provider_id)
                               then ' (' || p.provider_id || ')' else '' end
           from cqc.provider p where p.provider_id = l.provider_id),
        l.provider_id, 'Unknown')`;
    default:
      throw new RangeError(`"${by}" is not a grouping: expected ${GROUPINGS.join(', ')}`);
  }
}

/** Locations registered on a day, of some local authorities or (none given) of all: location_id and grouped. */
export function registeredLocations(
  asAt: Day,
  localAuthorities: readonly string[] = [],
  by?: string,
): RawBuilder<unknown> {
  const everywhere = localAuthorities.length === 0;
  return sql`
    select l.location_id, ${groupOf(by)} as grouped
      from cqc.location l
     where cqc.registered_on(l.registration_status, l.registration_date, l.deregistration_date, ${asAt}::date)
       and (${everywhere} or l.local_authority = any (${[...localAuthorities]}::text[]))`;
}

/**
 * `with registered (location_id, grouped), stood (location_id, rating, rated_on)`: those locations, and the rating that
 * stood on the day for those that had one. Continue with a select.
 */
export function withRatings(
  asAt: Day,
  localAuthorities?: readonly string[],
  by?: string,
): RawBuilder<unknown> {
  return sql`
    with registered as materialized (${registeredLocations(asAt, localAuthorities, by)}),
    stood as materialized (
      select r.location_id, r.rating, r.rated_on
        from (select array_agg(location_id) as ids, array_agg(${asAt}::date) as days from registered) as everyone
        cross join lateral cqc.rating_stands(everyone.ids, everyone.days, true) as r
    )`;
}
