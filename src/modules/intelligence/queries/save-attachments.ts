import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { NewAttachment } from '../rules/event.ts';

/** Records files that came with events, as many as there are, in one statement. */
export async function saveAttachments(
  tx: Tx,
  { authorityId, clock }: { authorityId: string; clock: Clock },
  attachments: readonly (NewAttachment & { eventId: string })[],
): Promise<void> {
  if (attachments.length === 0) return;
  const rows = attachments.map((each) => ({ ...each, attachmentId: newId(clock) }));
  await sql`
    insert into intelligence.attachment
           (attachment_id, authority_id, event_id, file_name, content_type, bytes, sha256, path, refused, added_at)
    select a."attachmentId", ${authorityId}::uuid, a."eventId", a."fileName", a."contentType", a.bytes, a.sha256, a.path, a.refused,
           ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a ("attachmentId" uuid, "eventId" uuid, "fileName" text,
           "contentType" text, bytes int, sha256 text, path text, refused text)`.execute(tx);
}
