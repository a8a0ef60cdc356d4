import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { NewEvent } from '../rules/event.ts';
import { saveAttachments } from './save-attachments.ts';

/**
 * Writes an event with its words and, apart from both, who a whistleblower is. False where an event of that id is there already: then
 * nothing is written.
 */
export async function saveEvent(
  tx: Tx,
  { authorityId, eventId, clock }: { authorityId: string; eventId: string; clock: Clock },
  event: NewEvent,
): Promise<boolean> {
  const written = await sql`
    insert into intelligence.event (event_id, authority_id, location_id, kind, source, channel, occurred_on, received_on,
      severity, confidentiality, themes, people_affected, reference, state, split_from, recorded_at)
    values (${eventId}, ${authorityId}, ${event.locationId}, ${event.kind}, ${event.source}, ${event.channel},
      ${event.occurredOn}::date, ${event.receivedOn}::date, ${event.severity}, ${event.confidentiality},
      ${[...event.themes]}::text[], ${event.peopleAffected}, ${event.reference}, ${event.state}, ${event.splitFrom ?? null},
      ${clock.now()}) on conflict do nothing`.execute(tx);
  if (written.numAffectedRows === 0n) return false;
  await sql`
    insert into intelligence.narrative (event_id, authority_id, title, account)
    values (${eventId}, ${authorityId}, ${event.title}, ${event.account})`.execute(tx);
  const attachments = (event.attachments ?? []).map((each) => ({ ...each, eventId }));
  await saveAttachments(tx, { authorityId, clock }, attachments);
  if (event.identity === null) return true;
  const { name, contact, wishes } = event.identity;
  await sql`
    insert into intelligence.identity (event_id, authority_id, name, contact, wishes)
    values (${eventId}, ${authorityId}, ${name}, ${contact}, ${wishes})`.execute(tx);
  return true;
}
