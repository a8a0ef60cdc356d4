import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** The first day after one on which a council's whole market was rated; null where there is none, so that the day is the newest. */
export async function findNextRunDay(tx: Tx, authorityId: string, after: Day): Promise<Day | null> {
  const { rows } = await sql<{ next: Day | null }>`
    select min(as_at) as next from risk.rating_run
     where authority_id = ${authorityId}::uuid and as_at > ${after}::date`.execute(tx);
  return rows[0]?.next ?? null;
}
