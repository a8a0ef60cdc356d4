import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../rules/placing-state.ts';

export interface NewPlacingDecision {
  decisionId: string;
  authorityId: string;
  locationId: string;
  state: PlacingState;
  fromDay: Day;
  scope: string;
  reason: string;
  liftTest: string;
  reviewOn: Day | null;
  decidedAt: Date;
  accountId: string | null;
  escalationId: string | null;
  /** The newest decision on this registration that its maker saw; null where there was none. */
  follows: string | null;
}

/** Writes a decision; answers false, and writes nothing, where another one follows the same already. */
export async function savePlacingDecision(tx: Tx, made: NewPlacingDecision): Promise<boolean> {
  const saved = await sql`
    insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at, account_id,
      escalation_id, follows)
    values (${made.decisionId}, ${made.authorityId}, ${made.locationId}, ${made.state}, ${made.fromDay}::date, ${made.scope},
      ${made.reviewOn}::date, ${made.decidedAt}, ${made.accountId}, ${made.escalationId}, ${made.follows})
    on conflict (authority_id, location_id, follows) do nothing`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await sql`
    insert into placement.reason (decision_id, authority_id, reason, lift_test)
    values (${made.decisionId}, ${made.authorityId}, ${made.reason}, ${made.liftTest})`.execute(tx);
  return true;
}
