import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A service of which something was heard that not everybody may see. */
export interface RestrictedNews {
  locationId: string;
  name: string;
  n: number;
  worst: number;
}

/** What the reader may see, and others may not, since a day: counts alone, the worst first. Row-level security decides who sees any. */
export async function fetchRestrictedSince(tx: Tx, since: Day): Promise<RestrictedNews[]> {
  const found = await sql<RestrictedNews>`
    select e.location_id as "locationId", coalesce(max(l.name), max(o.name), e.location_id) as name, count(*)::int as n,
           max(e.severity) as worst
      from intelligence.published_event e
      left join cqc.published_location l on l.location_id = e.location_id
      left join market.published_own_location o on o.location_id::text = e.location_id
     where e.confidentiality <> 'open' and e.location_id is not null
       and (e.recorded_at at time zone 'Europe/London')::date > ${since}::date
     group by e.location_id
     order by 4 desc, 3 desc, 2
     limit 20`.execute(tx);
  return found.rows;
}
