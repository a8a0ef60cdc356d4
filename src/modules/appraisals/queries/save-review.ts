import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewReview {
  authorityId: string;
  campaignId: string;
  weekStart: Day;
  heldOn: Day;
  tookPart: string;
  decisions: readonly { locationId: string; decision: string }[];
}

/** Keeps a review with what it decided of each service. */
export async function saveReview(tx: Tx, clock: Clock, one: NewReview): Promise<void> {
  const reviewId = newId(clock);
  await sql`
    insert into appraisals.review (review_id, authority_id, campaign_id, week_start, held_on, took_part, recorded_at)
    values (${reviewId}, ${one.authorityId}, ${one.campaignId}, ${one.weekStart}::date, ${one.heldOn}::date, ${one.tookPart},
            ${clock.now()})`.execute(tx);
  await sql`
    insert into appraisals.review_decision (review_id, authority_id, campaign_id, location_id, decision)
    select ${reviewId}, ${one.authorityId}, ${one.campaignId}, d."locationId", d.decision
      from jsonb_to_recordset(${JSON.stringify(one.decisions)}::jsonb) as d ("locationId" text, decision text)`.execute(
    tx,
  );
}
