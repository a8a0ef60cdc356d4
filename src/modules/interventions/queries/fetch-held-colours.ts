import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { HeldColour } from '../rules/asks.ts';

/** What holds of some services now, and from which day. */
export async function fetchHeldColours(tx: Tx, locationIds: readonly string[]): Promise<HeldColour[]> {
  const found = await sql<HeldColour>`
    select location_id as "locationId", rag, since from risk.published_status
     where location_id = any(${[...locationIds]}::text[])`.execute(tx);
  return found.rows;
}
