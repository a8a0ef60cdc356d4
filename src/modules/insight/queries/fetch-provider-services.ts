import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag, Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { servicesSource, servicesWith } from './services-source.ts';

/** One of a provider's services. */
export interface ProviderService {
  locationId: string;
  name: string;
  postcode: string | null;
  localAuthority: string | null;
  category: string;
  beds: number | null;
  registered: boolean;
  until: Day | null;
  inArea: boolean;
  rating: Rating | null;
  ratedOn: Day | null;
  notRatedReason: string | null;
  rag: Rag | null;
  contracted: boolean | null;
  officerName: string | null;
}

/** One page of a provider's services: those registered first, our area first, riskiest first. */
export async function fetchProviderServices(
  tx: Tx,
  providerId: string,
  today: Day,
  { page, perPage }: { page: number; perPage: number },
): Promise<ProviderService[]> {
  const { rows } = await sql<ProviderService>`
    with ${servicesWith(today)}
    select v.location_id as "locationId", v.name, v.postcode, v.local_authority as "localAuthority", v.category, v.beds, v.registered,
           v.deregistration_date as "until", v.in_area as "inArea", v.rating, v.rated_on as "ratedOn",
           v.not_rated_reason as "notRatedReason", v.rag, v.contracted, v.officer_name as "officerName"
      from ${servicesSource()} v
     where v.provider_id = ${providerId}
     order by v.registered desc, v.in_area desc, v.score desc nulls last, lower(v.name), v.location_id
     limit ${perPage} offset ${(page - 1) * perPage}`.execute(tx);
  return rows;
}
