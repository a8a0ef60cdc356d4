import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A record behind a figure: a location, named as it is now. */
export interface FigureRecord {
  locationId: string;
  name: string | null;
  postcode: string | null;
  localAuthority: string | null;
  category: string | null;
  providerName: string | null;
}

/** Names of locations by id, in the order asked; an id that is in no register keeps its id only. */
export async function fetchRecords(tx: Tx, ids: string[]): Promise<FigureRecord[]> {
  const found = await sql<FigureRecord>`
    select wanted.id as "locationId", coalesce(l.name, own.name) as name, coalesce(l.postcode, own.postcode) as postcode,
           coalesce(l.local_authority, own.local_authority) as "localAuthority", coalesce(l.leading_category, own.service_type) as category,
           coalesce(p.name, own.provider_name) as "providerName"
      from unnest(${ids}::text[]) with ordinality as wanted (id, place)
      left join cqc.published_location l on l.location_id = wanted.id
      left join cqc.published_provider p on p.provider_id = l.provider_id
      left join market.published_own_location own on own.location_id::text = wanted.id
     order by wanted.place`.execute(tx);
  return found.rows;
}
