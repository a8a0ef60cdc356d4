import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Clocked } from '../rules/clock.ts';
import type { Hours, Rule, Rung } from '../rules/scheme.ts';

/** An open escalation as its clock needs it. */
export interface DueEscalation extends Clocked {
  escalationId: string;
  locationId: string;
  ruleName: string;
  rule: Rule;
  ladder: Rung[];
  hours: Hours;
  /** Who has been told so far. */
  toldIds: string[];
}

/** Open escalations whose clock has run out, held until this transaction ends: a second clock waits, and finds nothing. */
export async function fetchDue(tx: Tx, now: Date): Promise<DueEscalation[]> {
  const found = await sql<DueEscalation>`
    select e.escalation_id as "escalationId", e.location_id as "locationId", e.rule_name as "ruleName", e.rule, e.ladder, e.hours,
           e.state, e.level, e.acknowledge_by as "acknowledgeBy", e.decide_by as "decideBy", e.next_due_at as "nextDueAt",
           (select coalesce(array_agg(t.account_id), '{}') from escalation.told t where t.escalation_id = e.escalation_id) as "toldIds"
      from escalation.escalation e
     where e.authority_id = platform.current_authority() and e.state <> 'decided' and e.next_due_at <= ${now}
     order by e.next_due_at, e.escalation_id
       for update of e`.execute(tx);
  return found.rows;
}
