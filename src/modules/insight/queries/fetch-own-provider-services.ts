import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface OwnProviderService {
  locationId: string;
  name: string;
  postcode: string | null;
  localAuthority: string | null;
  rating: Rating | null;
  ratedOn: Day | null;
  managerRegistered: boolean | null;
}

/** A provider's registered services as CQC publishes them: nothing that a council holds of them. At most 500. */
export async function fetchOwnProviderServices(tx: Tx, providerId: string): Promise<OwnProviderService[]> {
  const found = await sql<OwnProviderService>`
    select l.location_id as "locationId", l.name, l.postcode, l.local_authority as "localAuthority", s.rating, s.rated_on as "ratedOn",
           l.manager_registered as "managerRegistered"
      from cqc.published_location l
      left join cqc.published_standing s on s.location_id = l.location_id
     where l.provider_id = ${providerId} and l.registration_status = 'Registered'
     order by lower(l.name), l.location_id
     limit 500`.execute(tx);
  return found.rows;
}
