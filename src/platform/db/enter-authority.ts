import { sql } from 'kysely';
import type { Tx } from './types.ts';

/**
 * Makes a council's scope hold for the rest of this transaction. Only for the moment a council is made: its first
 * rows must already carry its own id past row-level security.
 */
export async function enterAuthority(tx: Tx, authorityId: string): Promise<void> {
  await sql`select set_config('amberley.authority_id', ${authorityId}, true)`.execute(tx);
}
