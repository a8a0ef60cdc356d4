import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Opens what was proposed; false where it is proposed no longer, or has changed since `version`. */
export async function saveOpened(
  tx: Tx,
  interventionId: string,
  on: Day,
  protocol: string,
  version?: number,
): Promise<boolean> {
  const saved = await sql`
    update interventions.intervention
       set state = 'open', started_on = ${on}::date, protocol = ${protocol}, version = version + 1
     where intervention_id = ${interventionId} and state = 'proposed'
       and (${version ?? null}::int is null or version = ${version ?? null})`.execute(tx);
  return saved.numAffectedRows === 1n;
}
