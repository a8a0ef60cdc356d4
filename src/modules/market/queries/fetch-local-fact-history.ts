import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { LocalFact } from '../rules/local-fact.ts';

/** Every row of local facts of a location, the one recorded last first. */
export async function fetchLocalFactHistory(tx: Tx, locationId: string): Promise<LocalFact[]> {
  const found = await sql<LocalFact>`
    select fact_id as "factId", location_id as "locationId", valid_from as "validFrom", recorded_at as "recordedAt",
           recorded_by as "recordedBy", operational, contracted, locality, officer_id as "officerId",
           council_beds as "councilBeds", council_phone as "councilPhone", note
      from market.local_fact
     where location_id = ${locationId}
     order by recorded_at desc, fact_id desc`.execute(tx);
  return found.rows;
}
