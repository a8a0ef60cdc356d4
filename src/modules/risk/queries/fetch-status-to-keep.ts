import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { StandingDecision } from '../rules/status.ts';

/** What status is worked out from, of one location on one day. */
export interface StatusFacts {
  locationId: string;
  /** Null where the location has no assessment any more. */
  proposed: Rag | null;
  score: number;
  decisionId: string | null;
  decisionNumber: number;
  decision: StandingDecision | null;
  /** What is on record. */
  was: { rag: Rag; undecided: boolean; decisionId: string | null } | null;
}

/**
 * The locations whose status may not be what is on record, or of which none is: their proposal or decision is another than
 * when it was written, an override has ended, or they left the market. Of some locations, or of the whole market.
 */
export async function fetchStatusToKeep(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds: readonly string[] | undefined,
): Promise<StatusFacts[]> {
  const ids = [...(locationIds ?? [])];
  const whole = locationIds === undefined;
  const { rows } = await sql<StatusFacts>`
    with newest as (
      select distinct on (d.location_id) d.* from risk.decision d
       where d.authority_id = ${authorityId}::uuid and d.decided_on <= ${asAt}::date and (${whole} or d.location_id = any (${ids}::text[]))
       order by d.location_id, d.number desc
    )
    select location_id as "locationId", a.rag as proposed, coalesce(a.score, 0)::float8 as score,
           d.decision_id as "decisionId", coalesce(d.number, 0) as "decisionNumber",
           case when d.decision_id is not null
                then jsonb_build_object('rag', d.rag, 'proposedRag', d.proposed_rag, 'expiresOn', d.expires_on) end as decision,
           case when s.rag is not null
                then jsonb_build_object('rag', s.rag, 'undecided', s.undecided, 'decisionId', s.decision_id) end as was
      from (select * from risk.assessment
             where authority_id = ${authorityId}::uuid and (${whole} or location_id = any (${ids}::text[]))) a
      full join (select * from risk.status
                  where authority_id = ${authorityId}::uuid and (${whole} or location_id = any (${ids}::text[]))) s using (location_id)
      left join newest d using (location_id)
     where a.rag is null or s.rag is null or s.proposed_rag <> a.rag or s.proposed_score <> a.score
        or s.decision_id is distinct from d.decision_id or s.expires_on < ${asAt}::date
     order by location_id`.execute(tx);
  return rows;
}
