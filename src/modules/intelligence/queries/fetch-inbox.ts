import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { EventRecord } from '../rules/event-record.ts';
import { EVENT_COLUMNS, EVENT_TABLES, SERVICE_NAME } from './event-source.ts';

/** New events, those that waited longest first, and how many wait: one query. */
export async function fetchInbox(
  tx: Tx,
  page: number,
  perPage: number,
): Promise<{ rows: EventRecord[]; total: number }> {
  const { rows } = await sql<EventRecord & { total: number }>`
    select ${EVENT_COLUMNS}, ${SERVICE_NAME} as "serviceName", count(*) over ()::int as total from ${EVENT_TABLES}
     where e.state = 'new' order by e.received_on, e.recorded_at, e.event_id
     limit ${perPage} offset ${(page - 1) * perPage}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}
