import { sql } from 'kysely';
import type { State } from '../rules/states.ts';
import type { Trigger } from '../rules/scheme.ts';

/** An escalation as lists and pages show it to a reader. */
export interface EscalationRow {
  escalationId: string;
  locationId: string;
  serviceName: string;
  /** The rule as the reader may see it named. */
  rule: string;
  trigger: Trigger;
  state: State;
  level: number;
  rung: string;
  rungs: number;
  causes: number;
  raisedAt: Date;
  acknowledgeBy: Date | null;
  decideBy: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  decidedAt: Date | null;
  outcome: string | null;
  version: number;
}

/** Escalations with the service's name, the rung they stand on, and the newest outcome, under the name e. */
export const escalationsSource = sql`
  select e.escalation_id as "escalationId", e.location_id as "locationId", coalesce(l.name, own.name, e.location_id) as "serviceName",
         escalation.rule_seen(e.trigger, e.rule_name) as rule, e.trigger, e.state, e.level, e.ladder -> (e.level - 1) ->> 'name' as rung,
         jsonb_array_length(e.ladder) as rungs, e.causes, e.raised_at as "raisedAt", e.acknowledge_by as "acknowledgeBy",
         e.decide_by as "decideBy", e.acknowledged_at as "acknowledgedAt", who.name as "acknowledgedBy", e.decided_at as "decidedAt",
         (select d.outcome from escalation.decision d where d.escalation_id = e.escalation_id
           order by d.number desc limit 1) as outcome,
         e.version
    from escalation.escalation e
    left join cqc.published_location l on l.location_id = e.location_id
    left join market.published_own_location own on own.location_id::text = e.location_id
    left join people.published_account who on who.account_id = e.acknowledged_by`;
