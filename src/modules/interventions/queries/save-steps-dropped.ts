import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Says of every step that is still to do that it is not needed: the intervention is over. */
export async function saveStepsDropped(tx: Tx, interventionId: string): Promise<void> {
  await sql`
    update interventions.step set state = 'not-needed', version = version + 1
     where intervention_id = ${interventionId} and state = 'to-do'`.execute(tx);
}
