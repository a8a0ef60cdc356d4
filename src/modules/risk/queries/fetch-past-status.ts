import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { StandingDecision } from '../rules/status.ts';

/** What the model proposed of a location on a past day, and the newest decision by then. */
export interface PastStatusFacts {
  locationId: string;
  asAt: Day;
  /** Null where the location was not in the market. */
  proposed: Rag | null;
  decisionId: string | null;
  decision: StandingDecision | null;
}

/**
 * The days from one to another on which the status of some locations may have changed, each with what it is worked out from:
 * days of the assessments' history, of decisions, and those after the last day of an override.
 */
export async function fetchPastStatusFacts(
  tx: Tx,
  authorityId: string,
  from: Day,
  to: Day,
  locationIds: readonly string[],
): Promise<PastStatusFacts[]> {
  const ids = [...locationIds];
  const { rows } = await sql<PastStatusFacts>`
    with turns as (
      select location_id, as_at from risk.assessment_history
       where authority_id = ${authorityId}::uuid and location_id = any (${ids}::text[])
      union
      select d.location_id, turn.day
        from risk.decision d cross join lateral (values (d.decided_on), (d.expires_on + 1)) turn (day)
       where d.authority_id = ${authorityId}::uuid and d.location_id = any (${ids}::text[])
    )
    select t.location_id as "locationId", t.as_at as "asAt", h.rag as proposed, d.decision_id as "decisionId",
           case when d.decision_id is not null
                then jsonb_build_object('rag', d.rag, 'proposedRag', d.proposed_rag, 'expiresOn', d.expires_on) end as decision
      from turns t
      left join lateral (
        select rag from risk.assessment_history h
         where h.authority_id = ${authorityId}::uuid and h.location_id = t.location_id and h.as_at <= t.as_at
         order by h.as_at desc limit 1
      ) h on true
      left join lateral (
        select * from risk.decision d
         where d.authority_id = ${authorityId}::uuid and d.location_id = t.location_id and d.decided_on <= t.as_at
         order by d.number desc limit 1
      ) d on true
     where t.as_at between ${from}::date and ${to}::date
     order by 1, 2`.execute(tx);
  return rows;
}
