import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A record behind a figure: a location, named as it is now, or an entry of the intelligence log. */
export interface FigureRecord {
  locationId: string;
  name: string | null;
  postcode: string | null;
  localAuthority: string | null;
  category: string | null;
  providerName: string | null;
  /** True for an entry of the intelligence log, named by its kind. */
  isEvent: boolean;
}

/** Names of locations by id, in the order asked; an id that is in no register keeps its id only. */
export async function fetchRecords(tx: Tx, ids: string[]): Promise<FigureRecord[]> {
  const found = await sql<FigureRecord>`
    select wanted.id as "locationId", coalesce(l.name, own.name, i.kind_name) as name, coalesce(l.postcode, own.postcode) as postcode,
           coalesce(l.local_authority, own.local_authority) as "localAuthority", coalesce(l.leading_category, own.service_type) as category,
           coalesce(p.name, own.provider_name) as "providerName",
           i.event_id is not null as "isEvent"
      from unnest(${ids}::text[]) with ordinality as wanted (id, place)
      left join cqc.published_location l on l.location_id = wanted.id
      left join cqc.published_provider p on p.provider_id = l.provider_id
      left join market.published_own_location own on own.location_id::text = wanted.id
      left join intelligence.published_event i
        on i.event_id = case when wanted.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then wanted.id::uuid end
     order by wanted.place`.execute(tx);
  return found.rows;
}
