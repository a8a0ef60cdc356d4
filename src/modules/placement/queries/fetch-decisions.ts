import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../rules/placing-state.ts';

interface Told {
  toldId: string;
  whom: string;
  name: string;
  how: string;
  toldOn: Day;
}

/** One decision about placements. `reason` and `liftTest` are null for whoever may not know them. */
export interface PlacingDecision {
  decisionId: string;
  locationId: string;
  state: PlacingState;
  fromDay: Day;
  scope: string;
  reviewOn: Day | null;
  decidedAt: Date;
  decidedBy: string;
  escalationId: string | null;
  reason: string | null;
  liftTest: string | null;
  told: Told[];
}

/** Every decision about placements at a service and at its former registrations, newest first, at most 200. One query. */
export async function fetchDecisions(tx: Tx, locationId: string): Promise<PlacingDecision[]> {
  const found = await sql<PlacingDecision>`
    select d.decision_id as "decisionId", d.location_id as "locationId", d.state, d.from_day as "fromDay", d.scope,
           d.review_on as "reviewOn", d.decided_at as "decidedAt", d.decided_by as "decidedBy", d.escalation_id as "escalationId",
           r.reason, r.lift_test as "liftTest",
           (select coalesce(jsonb_agg(jsonb_build_object('toldId', t.told_id, 'whom', t.whom, 'name', t.name, 'how', t.how,
                     'toldOn', t.told_on) order by t.told_on, t.recorded_at), '[]')
              from placement.told t where t.decision_id = d.decision_id and platform.may('placement.reasons')) as told
      from placement.decision d
      left join placement.reason r on r.decision_id = d.decision_id
     where d.location_id = ${locationId}
        or d.location_id in (select g.ancestor_id from cqc.published_lineage g where g.location_id = ${locationId})
     order by d.location_id = ${locationId} desc, d.number desc
     limit 200`.execute(tx);
  return found.rows;
}
