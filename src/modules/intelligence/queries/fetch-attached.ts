import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Name and digest of every file that an event has. */
export async function fetchAttached(
  tx: Tx,
  eventId: string,
): Promise<{ fileName: string; sha256: string }[]> {
  const found = await sql<{ fileName: string; sha256: string }>`
    select a.file_name as "fileName", a.sha256 from intelligence.attachment a
     where a.event_id = ${eventId} and a.path is not null`.execute(tx);
  return found.rows;
}
