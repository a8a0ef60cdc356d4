import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The service of a page's address. */
export interface PlacedService {
  locationId: string;
  name: string;
  postcode: string;
}

/** A location of the register or of the council's own; undefined where nobody knows it. */
export async function findPlacedService(tx: Tx, locationId: string): Promise<PlacedService | undefined> {
  const found = await sql<PlacedService>`
    select location_id as "locationId", name, coalesce(postcode, '') as postcode
      from cqc.published_location where location_id = ${locationId}
    union all
    select location_id::text, name, postcode from market.published_own_location where location_id::text = ${locationId}
     limit 1`.execute(tx);
  return found.rows[0];
}
