import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * The fact recorded last for each location, whichever day it holds from: what an edit compares with what it saw. Holds
 * off other writers of these locations until the transaction ends.
 */
export async function fetchNewestFactIds(
  tx: Tx,
  authorityId: string,
  locationIds: readonly string[],
): Promise<Map<string, string>> {
  await holdOff(tx, authorityId, locationIds);
  const found = await sql<{ locationId: string; factId: string }>`
    select distinct on (location_id) location_id as "locationId", fact_id as "factId"
      from market.local_fact
     where authority_id = ${authorityId} and location_id = any(${locationIds}::text[])
     order by location_id, recorded_at desc, fact_id desc`.execute(tx);
  return new Map(found.rows.map((row) => [row.locationId, row.factId]));
}

/**
 * One location: its own lock, beside other single edits of the council. Several: the whole council's, since a server has
 * room for some thousand locks only, and a spreadsheet may name more locations.
 */
async function holdOff(tx: Tx, authorityId: string, locationIds: readonly string[]): Promise<void> {
  const [only] = locationIds;
  if (only === undefined) return;
  if (locationIds.length > 1) {
    await sql`select pg_advisory_xact_lock(hashtextextended('market ' || ${authorityId}::text, 0))`.execute(
      tx,
    );
    return;
  }
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended('market ' || ${authorityId}::text, 0)),
           pg_advisory_xact_lock(hashtextextended('market ' || ${authorityId}::text || '/' || ${only}::text, 0))`.execute(
    tx,
  );
}
