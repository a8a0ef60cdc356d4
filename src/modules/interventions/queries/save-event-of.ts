import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Links an intervention to the entry of the intelligence log in which its result stands. */
export async function saveEventOf(tx: Tx, interventionId: string, eventId: string): Promise<void> {
  await sql`update interventions.intervention set event_id = ${eventId} where intervention_id = ${interventionId}`.execute(
    tx,
  );
}
