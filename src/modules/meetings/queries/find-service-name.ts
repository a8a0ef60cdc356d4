import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The name of a location of the register, or of the council's own; undefined where there is none. */
export async function findServiceName(tx: Tx, locationId: string): Promise<string | undefined> {
  const found = await sql<{ name: string }>`
    select name from cqc.published_location where location_id = ${locationId}
    union all
    select name from market.published_own_location where location_id::text = ${locationId}`.execute(tx);
  return found.rows[0]?.name;
}
