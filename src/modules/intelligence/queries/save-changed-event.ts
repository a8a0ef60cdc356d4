import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { EventValues } from '../rules/event-record.ts';
import type { State } from '../rules/states.ts';

/** Replaces what an event says; saveCorrection has kept what it said, and taken it. The next version. */
export async function saveChangedEvent(
  tx: Tx,
  eventId: string,
  values: EventValues & { state: State },
): Promise<void> {
  await sql`
    update intelligence.event
       set location_id = ${values.locationId}, kind = ${values.kind}, source = ${values.source},
           occurred_on = ${values.occurredOn}::date, received_on = ${values.receivedOn}::date, severity = ${values.severity},
           confidentiality = ${values.confidentiality}, themes = ${[...values.themes]}::text[],
           people_affected = ${values.peopleAffected}, reference = ${values.reference}, state = ${values.state}, version = version + 1
     where event_id = ${eventId}`.execute(tx);
  await sql`
    update intelligence.narrative set title = ${values.title}, account = ${values.account}, version = version + 1
     where event_id = ${eventId} and (title, account) is distinct from (${values.title}, ${values.account})`.execute(
    tx,
  );
}

/** Moves an event to another state, into another event where it is merged. The next version. */
export async function saveEventState(
  tx: Tx,
  eventId: string,
  state: State,
  mergedInto: string | null = null,
): Promise<void> {
  await sql`
    update intelligence.event set state = ${state}, merged_into = ${mergedInto}, version = version + 1
     where event_id = ${eventId}`.execute(tx);
}

/**
 * Makes an event more confidential than whoever acts may see; afterwards they see it no more. The version stays: it is that of the
 * change that this completes.
 *
 * @throws Error where it was not done: the caller has checked that it may be
 */
export async function saveRaisedConfidentiality(
  tx: Tx,
  eventId: string,
  version: number,
  { kind, confidentiality }: Pick<EventValues, 'kind' | 'confidentiality'>,
): Promise<void> {
  const done = await sql<{ done: boolean }>`
    select intelligence.raise_confidentiality(${eventId}::uuid, ${version}::int, ${kind}, ${confidentiality}) as done`.execute(
    tx,
  );
  if (done.rows[0]?.done !== true) throw new Error(`event ${eventId} was not made ${confidentiality}`);
}
