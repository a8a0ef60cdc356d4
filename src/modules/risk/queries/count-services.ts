import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** How many services of the council have been rated. */
export async function countServices(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from risk.assessment`.execute(tx);
  return rows[0]?.n ?? 0;
}
