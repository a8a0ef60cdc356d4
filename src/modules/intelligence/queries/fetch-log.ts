import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { EventRecord } from '../rules/event-record.ts';
import type { LogFilters } from '../rules/log-filters.ts';
import { EVENT_COLUMNS, EVENT_TABLES, SERVICE_NAME } from './event-source.ts';
import { logOrder, logWhere } from './log-source.ts';

/** One page of the log as the filters leave it, and how many there are: two queries. */
export async function fetchLog(
  tx: Tx,
  filters: LogFilters,
  perPage: number,
): Promise<{ rows: EventRecord[]; total: number }> {
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from ${EVENT_TABLES} where ${logWhere(filters)}`.execute(tx);
  const { rows } = await sql<EventRecord>`
    select ${EVENT_COLUMNS}, ${SERVICE_NAME} as "serviceName" from ${EVENT_TABLES}
     where ${logWhere(filters)} order by ${logOrder(filters)}
     limit ${perPage} offset ${(filters.page - 1) * perPage}`.execute(tx);
  return { rows, total: counted.rows[0]!.n };
}

/** Which events the log has as the filters leave it, in its order; the first so many. */
export async function fetchLogIds(tx: Tx, filters: LogFilters, most: number): Promise<string[]> {
  const { rows } = await sql<{ eventId: string }>`
    select e.event_id as "eventId" from ${EVENT_TABLES}
     where ${logWhere(filters)} order by ${logOrder(filters)} limit ${most}`.execute(tx);
  return rows.map(({ eventId }) => eventId);
}

/** Some events of the log in the order in which they are asked for, as far as the reader may see them now. */
export async function fetchLogEntries(tx: Tx, eventIds: readonly string[]): Promise<EventRecord[]> {
  const { rows } = await sql<EventRecord>`
    select ${EVENT_COLUMNS}, ${SERVICE_NAME} as "serviceName" from ${EVENT_TABLES}
     where e.event_id = any(${[...eventIds]}::uuid[])
     order by array_position(${[...eventIds]}::uuid[], e.event_id)`.execute(tx);
  return rows;
}
