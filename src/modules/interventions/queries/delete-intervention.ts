import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes back an intervention of this very transaction, whose cause somebody else heard at the same moment. */
export async function deleteIntervention(tx: Tx, interventionId: string): Promise<void> {
  await sql`delete from interventions.intervention where intervention_id = ${interventionId}`.execute(tx);
}
