import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A file of an event, where the reader may see the event and the file was kept. */
export async function findAttachment(
  tx: Tx,
  eventId: string,
  attachmentId: string,
): Promise<{ fileName: string; path: string } | null> {
  const found = await sql<{ fileName: string; path: string }>`
    select a.file_name as "fileName", a.path from intelligence.attachment a
     where a.event_id::text = ${eventId} and a.attachment_id::text = ${attachmentId} and a.path is not null`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}
