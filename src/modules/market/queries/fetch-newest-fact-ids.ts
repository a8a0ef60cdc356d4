import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * The fact recorded last for each location, whichever day it holds from: what an edit compares with what it saw. Holds
 * other writers of these locations off until the transaction ends, in the order of the locations so that two bulk edits
 * cannot wait for each other.
 */
export async function fetchNewestFactIds(
  tx: Tx,
  authorityId: string,
  locationIds: readonly string[],
): Promise<Map<string, string>> {
  const sorted = [...new Set(locationIds)].sort();
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${authorityId}::text || '/' || id, 0))
      from unnest(${sorted}::text[]) with ordinality as ids (id, place)
     order by place`.execute(tx);
  const found = await sql<{ locationId: string; factId: string }>`
    select distinct on (location_id) location_id as "locationId", fact_id as "factId"
      from market.local_fact
     where authority_id = ${authorityId} and location_id = any(${sorted}::text[])
     order by location_id, recorded_at desc, fact_id desc`.execute(tx);
  return new Map(found.rows.map((row) => [row.locationId, row.factId]));
}
