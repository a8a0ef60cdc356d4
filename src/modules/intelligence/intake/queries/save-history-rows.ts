import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** A row by its keys: digests of what makes it this row, and of what it says. */
export interface RowKeys {
  rowKey: string;
  contentKey: string;
}

/**
 * Takes the rows that nobody has imported yet: answers their keys. Two imports at once wait for each other here, so that no row is
 * recorded twice.
 */
export async function saveHistoryRows(
  tx: Tx,
  authorityId: string,
  rows: readonly RowKeys[],
): Promise<Set<string>> {
  const taken = await sql<{ rowKey: string }>`
    insert into intelligence.history_row (authority_id, row_key, content_key)
    select ${authorityId}::uuid, r."rowKey", r."contentKey"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("rowKey" text, "contentKey" text)
     order by r."rowKey"
    on conflict do nothing returning row_key as "rowKey"`.execute(tx);
  return new Set(taken.rows.map(({ rowKey }) => rowKey));
}

/** Names the entries that rows became. */
export async function saveHistoryEvents(
  tx: Tx,
  authorityId: string,
  rows: readonly { rowKey: string; eventId: string }[],
): Promise<void> {
  await sql`
    update intelligence.history_row h set event_id = r."eventId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("rowKey" text, "eventId" uuid)
     where h.authority_id = ${authorityId} and h.row_key = r."rowKey"`.execute(tx);
}
