import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { NewEvent } from '../rules/event.ts';
import { saveAttachments } from './save-attachments.ts';

/** An event with the id that it is to have. */
export type IdentifiedEvent = NewEvent & { eventId: string };

/** Writes many events as `saveEvent` writes one: three statements, however many they are. */
export async function saveEvents(
  tx: Tx,
  { authorityId, clock }: { authorityId: string; clock: Clock },
  events: readonly IdentifiedEvent[],
): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(events)}::jsonb)`;
  await sql`
    insert into intelligence.event (event_id, authority_id, location_id, kind, source, channel, occurred_on, received_on,
      severity, confidentiality, themes, people_affected, reference, state, recorded_at)
    select e."eventId", ${authorityId}::uuid, e."locationId", e.kind, e.source, e.channel, e."occurredOn", e."receivedOn",
           e.severity, e.confidentiality, e.themes, e."peopleAffected", e.reference, e.state, ${clock.now()}
      from ${rows} as e ("eventId" uuid, "locationId" text, kind text, source text, channel text, "occurredOn" date,
        "receivedOn" date, severity int, confidentiality text, themes text[], "peopleAffected" int, reference text, state text)`.execute(
    tx,
  );
  await sql`
    insert into intelligence.narrative (event_id, authority_id, title, account)
    select e."eventId", ${authorityId}::uuid, e.title, e.account
      from ${rows} as e ("eventId" uuid, title text, account text)`.execute(tx);
  await saveAttachments(
    tx,
    { authorityId, clock },
    events.flatMap(({ eventId, attachments = [] }) => attachments.map((each) => ({ ...each, eventId }))),
  );
  const told = events.flatMap(({ eventId, identity }) =>
    identity === null ? [] : [{ eventId, ...identity }],
  );
  if (told.length === 0) return;
  await sql`
    insert into intelligence.identity (event_id, authority_id, name, contact, wishes)
    select i."eventId", ${authorityId}::uuid, i.name, i.contact, i.wishes
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as i ("eventId" uuid, name text, contact text, wishes text)`.execute(
    tx,
  );
}
