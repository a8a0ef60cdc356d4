import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './types.ts';

/**
 * Asks many selects in one statement and answers the rows of each, in its own order, so that what several rooms are asked for one
 * page costs it one query. The rows come as JSON: days are text as always, numbers numbers, but a moment is text too, so a select
 * answers days where it can.
 */
export async function askTogether(tx: Tx, selects: readonly RawBuilder<unknown>[]): Promise<unknown[][]> {
  if (selects.length === 0) return [];
  const columns = selects.map(
    (select, at) => sql`(select jsonb_agg(r) from (${select}) r) as ${sql.id(`rows_${at}`)}`,
  );
  const found = await sql<Record<string, unknown[] | null>>`select ${sql.join(columns)}`.execute(tx);
  return selects.map((_, at) => found.rows[0]?.[`rows_${at}`] ?? []);
}
