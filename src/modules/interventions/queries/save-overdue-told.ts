import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A step that is late, and whose. */
export interface LateStep {
  interventionId: string;
  stepId: string;
  name: string;
  serviceName: string;
  accountId: string;
}

/** Marks every step that is late and of which nobody was told, and answers them: each is answered once, by whoever comes first. */
export async function saveOverdueTold(tx: Tx, today: Day): Promise<LateStep[]> {
  const found = await sql<LateStep>`
    with late as (
      update interventions.step s set overdue_told_on = ${today}::date
       where s.state = 'to-do' and s.due_on < ${today}::date and s.overdue_told_on is null and s.owner_account_id is not null
         and exists (select from interventions.intervention i where i.intervention_id = s.intervention_id and i.state = 'open')
      returning s.intervention_id, s.step_id, s.name, s.owner_account_id, s.due_on
    )
    select late.intervention_id as "interventionId", late.step_id as "stepId", late.name, late.owner_account_id as "accountId",
           coalesce(l.name, o.name, 'Service ' || i.location_id) as "serviceName"
      from late
      join interventions.intervention i on i.intervention_id = late.intervention_id
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location o on o.location_id::text = i.location_id
     order by late.due_on, late.step_id`.execute(tx);
  return found.rows;
}
