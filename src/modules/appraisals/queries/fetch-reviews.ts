import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A review of a week's red services. */
export interface Review {
  reviewId: string;
  weekStart: Day;
  heldOn: Day;
  tookPart: string;
  recordedBy: string;
  decisions: { locationId: string; name: string; decision: string }[];
}

/** The reviews of a campaign, the newest first. */
export async function fetchReviews(tx: Tx, campaignId: string): Promise<Review[]> {
  const found = await sql<Review>`
    select v.review_id as "reviewId", v.week_start as "weekStart", v.held_on as "heldOn", v.took_part as "tookPart",
           v.recorded_by as "recordedBy",
           (select jsonb_agg(jsonb_build_object('locationId', d.location_id, 'name', coalesce(l.name, o.name, d.location_id),
                                                'decision', d.decision) order by lower(coalesce(l.name, o.name, d.location_id)))
              from appraisals.review_decision d
              left join cqc.published_location l on l.location_id = d.location_id
              left join market.published_own_location o on o.location_id::text = d.location_id
             where d.review_id = v.review_id) as decisions
      from appraisals.review v
     where v.campaign_id = ${campaignId}
     order by v.held_on desc, v.recorded_at desc`.execute(tx);
  return found.rows.map((row) => ({ ...row, decisions: row.decisions ?? [] }));
}
