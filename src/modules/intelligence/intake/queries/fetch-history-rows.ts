import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { RowKeys } from './save-history-rows.ts';

/** Which of these rows were imported before, and what they said then. */
export async function fetchHistoryRows(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<RowKeys>`
    select row_key as "rowKey", content_key as "contentKey" from intelligence.history_row
     where row_key = any(${[...keys]}::text[])`.execute(tx);
  return new Map(rows.map(({ rowKey, contentKey }) => [rowKey, contentKey]));
}
