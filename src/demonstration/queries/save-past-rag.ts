import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import type { PastRag } from '../rules/past-rag.ts';

/**
 * The most rows to write in one transaction. Each row's audit entry moves the head of the council's chain, and the
 * head's superseded versions are only cleared between transactions: 10,000 rows took 9.6 s on PGlite in one, and 2.3 s
 * in batches of 500.
 */
export const PAST_RAG_BATCH = 500;

/** Writes past colours; those that are there stay as they are. */
export async function savePastRag(tx: Tx, authorityId: string, colours: readonly PastRag[]): Promise<void> {
  await sql`
    insert into market.past_rag (authority_id, location_id, month, rag)
    select ${authorityId}::uuid, "locationId", month, rag
      from jsonb_to_recordset(${JSON.stringify(colours)}::jsonb) as row ("locationId" text, month date, rag text)
    on conflict do nothing`.execute(tx);
}
