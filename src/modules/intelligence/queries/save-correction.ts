import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { EventRecord } from '../rules/event-record.ts';

/** What is done to an event, and why. */
export interface Correcting {
  authorityId: string;
  clock: Clock;
  act: string;
  why: string;
  /** More to keep of what was before: the outcome that is replaced. */
  also?: Record<string, unknown>;
  /** Whether the change protects a whistleblower whom the old words may name: then only who may know who told reads them. */
  protects?: boolean;
}

/**
 * Keeps what an event says now, before it is changed, and takes the event for this transaction. False where `version` is no longer
 * the one saved: then nothing is kept, and nothing may be changed.
 */
export async function saveCorrection(
  tx: Tx,
  event: Pick<EventRecord, 'eventId'>,
  version: number,
  { authorityId, clock, act, why, also = {}, protects = false }: Correcting,
): Promise<boolean> {
  const taken = await sql`
    select from intelligence.event e where e.event_id = ${event.eventId} and e.version = ${version} for update`.execute(
    tx,
  );
  if (taken.rows.length === 0) return false;
  await sql`
    insert into intelligence.correction (correction_id, authority_id, event_id, version, act, why, before, confidentiality, changed_at)
    select ${newId(clock)}::uuid, ${authorityId}::uuid, e.event_id, e.version, ${act}, ${why},
           jsonb_build_object('locationId', e.location_id, 'kind', e.kind, 'source', e.source, 'occurredOn', e.occurred_on,
             'receivedOn', e.received_on, 'severity', e.severity, 'confidentiality', e.confidentiality, 'themes', e.themes,
             'peopleAffected', e.people_affected, 'reference', e.reference, 'title', n.title, 'account', n.account,
             'state', e.state, 'mergedInto', e.merged_into) || ${JSON.stringify(also)}::jsonb,
           case when ${protects}::boolean then 'identity' else e.confidentiality end, ${clock.now()}
      from intelligence.event e join intelligence.narrative n using (event_id) where e.event_id = ${event.eventId}`.execute(
    tx,
  );
  return true;
}

/** The state that an event had before it was last merged, split or withdrawn. */
export async function findStateBefore(tx: Tx, eventId: string): Promise<'new' | 'open' | 'closed'> {
  const found = await sql<{ state: 'new' | 'open' | 'closed' }>`
    select c.before ->> 'state' as state from intelligence.correction c
     where c.event_id = ${eventId} and c.act in ('merge', 'split', 'withdraw') and c.before ->> 'state' in ('new', 'open', 'closed')
     order by c.version desc limit 1`.execute(tx);
  return found.rows[0]?.state ?? 'open';
}
