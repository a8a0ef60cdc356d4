import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { CaseloadFacts } from '../rules/caseload-order.ts';

/** A service of a review, with how it stands now. */
export interface ReviewItem extends CaseloadFacts {
  category: string;
  officerId: string | null;
  officerName: string | null;
  openingRag: Rag;
  proposedRag: Rag | null;
  overridden: boolean;
  expiresOn: Day | null;
  /** The decision of this month; null while it waits. */
  made: { rag: Rag; proposed: Rag; on: Day; by: string; reason: string; owner: string | null } | null;
}

/** An officer, and the day on which colleagues are away whom they cover for. */
interface CaseloadOf {
  officerId: string;
  today: Day;
}

/** The services of a review: all, or those of an officer and of whoever they cover for, by name. One query. */
export async function fetchItems(tx: Tx, cycleId: string, of: CaseloadOf | null): Promise<ReviewItem[]> {
  const { rows } = await sql<ReviewItem>`
    select i.location_id as "locationId", coalesce(l.name, own.name, i.location_id) as name,
           coalesce(l.leading_category, own.service_type, 'Other') as category, i.officer_id as "officerId", o.name as "officerName",
           i.opening_rag as "openingRag", i.decision_id is not null as done, s.rag, coalesce(s.undecided, false) as undecided,
           s.proposed_rag as "proposedRag", s.proposed_score::float8 as score, coalesce(s.overridden, false) as overridden,
           s.expires_on as "expiresOn", last.rag as "decidedRag", last.proposed_score::float8 as "decidedScore",
           last.decided_on as "decidedOn",
           case when d.decision_id is not null
                then jsonb_build_object('rag', d.rag, 'proposed', d.proposed_rag, 'on', d.decided_on, 'by', d.decided_by,
                       'reason', d.reason, 'owner', owner.name) end as made
      from reviews.item i
      left join risk.published_status s using (location_id)
      left join risk.published_decision last on last.decision_id = s.decision_id
      left join risk.published_decision d on d.decision_id = i.decision_id
      left join people.published_account owner on owner.account_id = d.owner_account_id
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location own on own.location_id::text = i.location_id
      left join people.published_officer o on o.officer_id = i.officer_id
     where i.cycle_id = ${cycleId}
       and (${of === null} or i.officer_id = ${of?.officerId ?? null}::uuid or i.officer_id in (
             select c.officer_id from people.published_cover c
              where c.cover_officer_id = ${of?.officerId ?? null}::uuid
                and ${of?.today ?? null}::date between c.from_day and c.until_day))
     order by 2, 1`.execute(tx);
  return rows;
}
