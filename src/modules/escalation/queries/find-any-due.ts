import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Whether the clock of any open escalation has run out: one probe of an index, each minute. */
export async function findAnyDue(tx: Tx, now: Date): Promise<boolean> {
  const found = await sql<{ due: boolean }>`
    select exists (select from escalation.escalation
                    where authority_id = platform.current_authority() and state <> 'decided' and next_due_at <= ${now}) as due`.execute(
    tx,
  );
  return found.rows[0]?.due === true;
}
