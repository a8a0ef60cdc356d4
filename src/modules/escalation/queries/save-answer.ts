import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Clocked } from '../rules/clock.ts';
import type { Outcome, ToldCouncils } from '../rules/outcomes.ts';

/** Somebody takes it on. */
export async function saveAcknowledged(
  tx: Tx,
  escalationId: string,
  clock: Clocked,
  by: { accountId: string; at: Date },
): Promise<void> {
  await sql`
    update escalation.escalation
       set state = 'acknowledged', next_due_at = ${clock.nextDueAt}, acknowledged_at = ${by.at}, acknowledged_by = ${by.accountId},
           first_acknowledged_at = coalesce(first_acknowledged_at, ${by.at}), version = version + 1
     where escalation_id = ${escalationId}`.execute(tx);
}

/** A decision as it is written down. */
export interface NewDecision {
  decisionId: string;
  escalationId: string;
  outcome: Outcome;
  reason: string;
  leadAccountId: string | null;
  panelOn: Day | null;
  attendees: readonly string[];
  attendeesMore: string;
  toldCouncils: ToldCouncils;
  toldCouncilNames: string;
  interventionId: string | null;
  accountId: string;
  at: Date;
}

/** Writes a decision down and stops the clock. A decision without an acknowledgement before it is one as well. */
export async function saveDecided(tx: Tx, authorityId: string, decision: NewDecision): Promise<void> {
  const { decisionId, escalationId, outcome, reason, leadAccountId, panelOn, attendees, at, accountId } =
    decision;
  await sql`
    insert into escalation.decision (decision_id, authority_id, escalation_id, number, outcome, reason, lead_account_id, panel_on, attendees,
      attendees_more, told_councils, told_council_names, intervention_id, account_id, decided_at)
    values (${decisionId}, ${authorityId}, ${escalationId},
      (select coalesce(max(number), 0) + 1 from escalation.decision where escalation_id = ${escalationId}), ${outcome}, ${reason}, ${leadAccountId}, ${panelOn}::date,
      ${[...attendees]}::text[], ${decision.attendeesMore}, ${decision.toldCouncils}, ${decision.toldCouncilNames},
      ${decision.interventionId}, ${accountId}, ${at})`.execute(tx);
  await sql`
    update escalation.escalation
       set state = 'decided', acknowledge_by = null, decide_by = null, next_due_at = null, decided_at = ${at},
           first_acknowledged_at = coalesce(first_acknowledged_at, ${at}), version = version + 1
     where escalation_id = ${escalationId}`.execute(tx);
}

/** Opens one again with a clock that starts anew; false where another one of its rule is open for the service. */
export async function saveReopened(tx: Tx, escalationId: string, clock: Clocked): Promise<boolean> {
  const saved = await sql`
    update escalation.escalation e
       set state = 'raised', level = ${clock.level}, acknowledge_by = ${clock.acknowledgeBy}, decide_by = ${clock.decideBy},
           next_due_at = ${clock.nextDueAt}, acknowledged_at = null, acknowledged_by = null, decided_at = null, version = e.version + 1
     where e.escalation_id = ${escalationId}
       and not exists (select from escalation.escalation other
                        where other.authority_id = e.authority_id and other.location_id = e.location_id
                          and other.rule_key = e.rule_key and other.state <> 'decided')`.execute(tx);
  return Number(saved.numAffectedRows ?? 0) === 1;
}
