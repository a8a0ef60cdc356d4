import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Judgement } from '../../cqc/index.ts';

/** A published judgement of one of a home's registrations. */
export interface ServiceJudgement extends Judgement {
  locationId: string;
  notRatedReason: string | null;
  inspectedOn: Day | null;
  /** The registration that it was first given to, where CQC says so. */
  inheritedFrom: string | null;
}

/** Every judgement that CQC published on some registrations, oldest first. */
export async function fetchServiceJudgements(
  tx: Tx,
  locationIds: readonly string[],
): Promise<ServiceJudgement[]> {
  const { rows } = await sql<ServiceJudgement>`
    select e.location_id as "locationId", e.service_group as "serviceGroup", e.key_question as "keyQuestion",
           e.report_date as "reportDate", e.rating, e.not_rated_reason as "notRatedReason", e.assessed,
           e.inspected_on as "inspectedOn", e.report_link as "reportLink", e.regime, e.inherited_from as "inheritedFrom"
      from cqc.published_rating_event e
     where e.location_id = any(${locationIds}::text[])
     order by e.report_date, e.location_id, e.service_group, e.key_question`.execute(tx);
  return rows;
}
