import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Names of localities that are in use, and of the zones that were loaded, for a form to suggest. */
export async function fetchLocalities(tx: Tx): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select locality as name from market.local_fact where locality is not null
    union select name from market.boundary where kind = 'zone'
    order by name limit 500`.execute(tx);
  return found.rows.map((row) => row.name);
}
