import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

/**
 * Notes in the trail that whoever acts took a list out of the house.
 *
 * @param taken.what the list in a word or two, say 'services'
 * @param taken.parameters what it was narrowed by
 * @param taken.rows how many rows it has
 */
export async function recordExport(
  tx: Tx,
  taken: { what: string; parameters: Readonly<Record<string, unknown>>; rows: number },
): Promise<void> {
  const details = JSON.stringify({ rows: taken.rows, parameters: taken.parameters });
  await sql`select platform.audit_event('export', ${taken.what}, 'list', ${details}::jsonb)`.execute(tx);
}
