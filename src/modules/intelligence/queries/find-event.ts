import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { EventRecord } from '../rules/event-record.ts';
import { EVENT_COLUMNS, EVENT_TABLES, SERVICE_NAME } from './event-source.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An event as far as the reader may see it; null for one that is not there, or not for them. */
export async function findEvent(tx: Tx, eventId: string): Promise<EventRecord | null> {
  if (!UUID.test(eventId)) return null;
  const found = await sql<EventRecord>`
    select ${EVENT_COLUMNS}, ${SERVICE_NAME} as "serviceName" from ${EVENT_TABLES} where e.event_id = ${eventId}`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}
