import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnKey } from './save-return.ts';

/** Marks as late what was due before a day and has not come. Answers what became late now. */
export async function saveLateReturns(tx: Tx, authorityId: string, today: Day): Promise<ReturnKey[]> {
  const saved = await sql<ReturnKey>`
    update capacity.monthly_return set state = 'late', version = version + 1
     where authority_id = ${authorityId} and state in ('asked', 'in-hand') and due_on < ${today}::date
    returning return_id as "returnId", authority_id as "authorityId", location_id as "locationId"`.execute(
    tx,
  );
  return saved.rows;
}
