import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A provider in a list: who, and how many registered locations it has. */
export interface ListedProvider {
  providerId: string;
  /** Null where only its services name it. */
  name: string | null;
  registrationStatus: string | null;
  brandName: string | null;
  services: number;
  servicesInArea: number;
}

export interface ProvidersQuery {
  /** Words of the name, or an id; '' for all. */
  q: string;
  /** Only providers with a registered location in the council's area. */
  inArea: boolean;
  /** Those whose ids come after this one; '' from the start. */
  after: string;
  most: number;
}

/** Providers in the order of their ids, also those that only their locations name. */
export async function fetchProvidersAfter(tx: Tx, query: ProvidersQuery): Promise<ListedProvider[]> {
  const { rows } = await sql<ListedProvider>`
    with area as (select a.local_authority from people.published_authority_area a),
    known as (
      select distinct l.provider_id
        from cqc.published_location l
       where l.provider_id > ${query.after}
         and (not ${query.inArea} or (l.registration_status = 'Registered' and l.local_authority in (select local_authority from area)))
      union
      select p.provider_id from cqc.published_provider p where not ${query.inArea} and p.provider_id > ${query.after}
    ), page as materialized (
      select k.provider_id, p.name, p.registration_status, p.brand_name
        from known k
        left join cqc.published_provider p on p.provider_id = k.provider_id
       where ${query.q} = '' or k.provider_id = ${query.q} or strpos(lower(p.name), lower(${query.q})) > 0
       order by k.provider_id
       limit ${query.most})
    select page.provider_id as "providerId", page.name, page.registration_status as "registrationStatus", page.brand_name as "brandName",
           count(l.location_id) as services,
           count(l.location_id) filter (where l.local_authority in (select local_authority from area)) as "servicesInArea"
      from page
      left join cqc.published_location l on l.provider_id = page.provider_id and l.registration_status = 'Registered'
     group by page.provider_id, page.name, page.registration_status, page.brand_name
     order by page.provider_id`.execute(tx);
  return rows;
}
