import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * Lets the rest of a transaction act for a provider: row-level security then shows the returns of its locations, to whoever may
 * answer for one. Always the provider of the person who is signed in.
 */
export async function saveActingProvider(tx: Tx, providerId: string | null): Promise<void> {
  await sql`select set_config('amberley.provider_id', ${providerId ?? ''}, true)`.execute(tx);
}
