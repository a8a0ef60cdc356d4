import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** When the council of the transaction last had its whole market rated; null where never. */
export interface LastRun {
  asAt: Day;
  rated: number;
}

export async function findLastRun(tx: Tx): Promise<LastRun | null> {
  const { rows } = await sql<LastRun>`
    select as_at as "asAt", rated from risk.rating_run order by as_at desc, computed_at desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}
