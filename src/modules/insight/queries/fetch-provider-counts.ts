import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** How many of a provider's locations there are of one rating. */
export interface ProviderCount {
  registered: boolean;
  inArea: boolean;
  rating: Rating | null;
  n: number;
}

/**
 * A provider's locations by rating. Of those registered these are the numbers that the figure cqc.rating-distribution
 * gives by provider for today (a test holds the two together); asking the figure would count every provider of England.
 */
export async function fetchProviderCounts(tx: Tx, providerId: string, today: Day): Promise<ProviderCount[]> {
  const { rows } = await sql<ProviderCount>`
    select counted.registered, counted.in_area as "inArea", counted.rating, count(*) as n
      from (select (l.registration_date is null or l.registration_date <= ${today}::date)
                   and (l.deregistration_date > ${today}::date
                        or (l.deregistration_date is null and l.registration_status = 'Registered')) as registered,
                   coalesce(l.local_authority in (select a.local_authority from people.published_authority_area a), false) as in_area,
                   s.rating
              from cqc.published_location l
              left join cqc.published_standing s on s.location_id = l.location_id
             where l.provider_id = ${providerId}) counted
     group by counted.registered, counted.in_area, counted.rating`.execute(tx);
  return rows;
}
