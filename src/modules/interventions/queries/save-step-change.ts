import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { StepState } from '../rules/states.ts';

/** What changes of a step; what is absent stays. */
export interface StepChange {
  state?: StepState;
  doneOn?: Day;
  dueOn?: Day;
  ownerAccountId?: string;
}

/** Changes a step that is still to do; false where it is not, or has changed since `version`. */
export async function saveStepChange(
  tx: Tx,
  stepId: string,
  version: number,
  change: StepChange,
): Promise<boolean> {
  const saved = await sql`
    update interventions.step
       set state = coalesce(${change.state ?? null}, state), done_on = ${change.doneOn ?? null}::date,
           due_on = coalesce(${change.dueOn ?? null}::date, due_on),
           owner_account_id = coalesce(${change.ownerAccountId ?? null}::uuid, owner_account_id),
           overdue_told_on = case when ${change.dueOn ?? null}::date is null and ${change.ownerAccountId ?? null}::uuid is null
                                  then overdue_told_on end,
           version = version + 1
     where step_id = ${stepId} and version = ${version} and state = 'to-do'
       and exists (select from interventions.intervention i where i.intervention_id = step.intervention_id and i.state = 'open')`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
