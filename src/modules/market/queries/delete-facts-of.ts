import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Deletes what a council recorded of services: local facts, enforcement and counts. As the owner of the tables: requests only append facts. */
export async function deleteFactsOf(
  tx: Tx,
  authorityId: string,
  locationIds: readonly string[],
): Promise<void> {
  const theirs = sql`authority_id = ${authorityId} and location_id = any(${[...locationIds]}::text[])`;
  await sql`delete from market.local_fact where ${theirs}`.execute(tx);
  await sql`delete from market.enforcement where ${theirs}`.execute(tx);
  await sql`delete from market.out_of_area_placement where ${theirs}`.execute(tx);
}
