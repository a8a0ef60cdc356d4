import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnState } from '../../capacity/index.ts';

export interface OwnProviderService {
  locationId: string;
  name: string;
  postcode: string | null;
  localAuthority: string | null;
  rating: Rating | null;
  ratedOn: Day | null;
  managerRegistered: boolean | null;
  /** The monthly return that is asked last; null where none ever was. */
  returnMonth: Day | null;
  returnState: ReturnState | null;
  returnDueOn: Day | null;
}

/** A provider's registered services as CQC publishes them, with the return that the council asks of each. At most 500. */
export async function fetchOwnProviderServices(tx: Tx, providerId: string): Promise<OwnProviderService[]> {
  const found = await sql<OwnProviderService>`
    select l.location_id as "locationId", l.name, l.postcode, l.local_authority as "localAuthority", s.rating, s.rated_on as "ratedOn",
           l.manager_registered as "managerRegistered", r.month as "returnMonth", r.state as "returnState",
           r.due_on as "returnDueOn"
      from cqc.published_location l
      left join cqc.published_standing s on s.location_id = l.location_id
      left join lateral (
        select p.month, p.state, p.due_on from capacity.published_return p
         where p.location_id = l.location_id and p.state <> 'not-asked'
         order by p.month desc limit 1) r on true
     where l.provider_id = ${providerId} and l.registration_status = 'Registered'
     order by lower(l.name), l.location_id
     limit 500`.execute(tx);
  return found.rows;
}
