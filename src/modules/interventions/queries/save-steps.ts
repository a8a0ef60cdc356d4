import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlannedStep } from '../rules/plan-steps.ts';

/** Sets down the steps of an intervention in one statement. */
export async function saveSteps(
  tx: Tx,
  clock: Clock,
  of: { authorityId: string; interventionId: string },
  steps: readonly PlannedStep[],
): Promise<void> {
  const rows = steps.map((step) => ({ ...step, stepId: newId(clock) }));
  await sql`
    insert into interventions.step (step_id, authority_id, intervention_id, place, name, owner_account_id, attends, first_due_on, due_on)
    select r."stepId", ${of.authorityId}, ${of.interventionId}, r.place, r.name, r."ownerAccountId",
           array(select jsonb_array_elements_text(r.attends)), r."dueOn", r."dueOn"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r ("stepId" uuid, place int, name text, "ownerAccountId" uuid, attends jsonb, "dueOn" date)`.execute(
    tx,
  );
}
