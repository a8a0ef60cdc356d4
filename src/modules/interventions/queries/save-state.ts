import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Outcome, State } from '../rules/states.ts';

export interface Ending {
  interventionId: string;
  /** What its writer saw. */
  from: State;
  version: number;
  to: 'ended' | 'declined' | 'cancelled';
  on: Day;
  outcome: Outcome | null;
  reason: string;
}

/** Ends an intervention; false where it is not what its writer saw, and then nothing is written. */
export async function saveEnding(tx: Tx, one: Ending): Promise<boolean> {
  const saved = await sql`
    update interventions.intervention
       set state = ${one.to}, ended_on = ${one.on}::date, outcome = ${one.outcome}, outcome_reason = ${one.reason}, version = version + 1
     where intervention_id = ${one.interventionId} and state = ${one.from} and version = ${one.version}`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
