import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { PastRag } from './save-past-rags.ts';

/** The past colours of some locations, oldest month first. */
export async function fetchPastRags(
  tx: Tx,
  locationIds: readonly string[],
): Promise<Omit<PastRag, 'authorityId'>[]> {
  const found = await sql<Omit<PastRag, 'authorityId'>>`
    select location_id as "locationId", month, rag from market.past_rag
     where location_id = any(${locationIds}::text[]) order by month, location_id`.execute(tx);
  return found.rows;
}
