import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Clocked } from '../rules/clock.ts';
import type { Hours, Rule, Rung } from '../rules/scheme.ts';
import type { Trigger } from '../rules/scheme.ts';

/** An escalation as whoever answers changes it. */
export interface ClockToChange extends Clocked {
  escalationId: string;
  locationId: string;
  ruleKey: string;
  ruleName: string;
  trigger: Trigger;
  rule: Rule;
  ladder: Rung[];
  hours: Hours;
  version: number;
}

/** One escalation, held until this transaction ends so that of two who answer at once the second sees the first. */
export async function findClock(tx: Tx, escalationId: string): Promise<ClockToChange | null> {
  const found = await sql<ClockToChange>`
    select escalation_id as "escalationId", location_id as "locationId", rule_key as "ruleKey", rule_name as "ruleName", trigger, rule,
           ladder, hours, state, level, acknowledge_by as "acknowledgeBy", decide_by as "decideBy", next_due_at as "nextDueAt", version
      from escalation.escalation
     where authority_id = platform.current_authority() and escalation_id = ${escalationId}
       for update`.execute(tx);
  return found.rows[0] ?? null;
}
