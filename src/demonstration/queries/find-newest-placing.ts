import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** The decision about placements that holds at a service; null where there is none. */
export async function newestPlacing(tx: Tx, locationId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select decision_id as id from placement.published_status where location_id = ${locationId}`.execute(tx);
  return rows[0]?.id ?? null;
}
