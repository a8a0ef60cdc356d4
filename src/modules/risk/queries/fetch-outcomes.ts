import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fallsOf, type Outcome, type PublishedRating } from '../rules/outcomes.ts';

/**
 * What happened to services until a day: falls of the overall rating that CQC gave the whole location, closures that no other
 * registration followed, and enforcement that the council recorded.
 */
export async function fetchOutcomes(tx: Tx, locationIds: readonly string[], until: Day): Promise<Outcome[]> {
  const asked = sql`any(${[...locationIds]}::text[])`;
  const ratings = await sql<PublishedRating>`
    select location_id as "locationId", report_date as "on", rating from cqc.published_rating_event
     where location_id = ${asked} and service_group = 'Overall' and key_question = 'Overall' and rating is not null
       and report_date <= ${until}::date`.execute(tx);
  const others = await sql<Outcome>`
    select l.location_id as "locationId", l.deregistration_date as "on", 'closure' as kind
      from cqc.published_location l
     where l.location_id = ${asked} and l.deregistration_date <= ${until}::date
       and not exists (select from cqc.published_lineage g where g.ancestor_id = l.location_id and g.depth > 0)
    union all
    select distinct e.location_id, e.imposed_on, 'enforcement'
      from market.published_enforcement e
     where e.location_id = ${asked} and e.imposed_on <= ${until}::date`.execute(tx);
  return [...fallsOf(ratings.rows), ...others.rows];
}
