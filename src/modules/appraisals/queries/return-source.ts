import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Answers } from '../rules/design.ts';

/** What was asked of a service for a week, with the answers that stand. */
export interface WeeklyReturn {
  returnId: string;
  campaignId: string;
  locationId: string;
  name: string;
  category: string;
  locality: string;
  beds: number | null;
  weekStart: Day;
  dueOn: Day;
  answeredOn: Day | null;
  version: number;
  answers: Answers | null;
  sentBy: string | null;
  onBehalf: boolean | null;
}

/** The same with the rating that stands. */
export interface RatedReturn extends WeeklyReturn {
  rag: Rag | null;
  words: string | null;
  kind: 'proposed' | 'officer' | null;
  ratedBy: string | null;
}

export const RETURN: RawBuilder<unknown> = sql`
  r.return_id as "returnId", r.campaign_id as "campaignId", r.location_id as "locationId", coalesce(l.name, o.name, r.location_id) as name,
  v.category, v.locality, v.beds, r.week_start as "weekStart", r.due_on as "dueOn", r.answered_on as "answeredOn", r.version,
  a.answers, a.sent_by as "sentBy", a.on_behalf as "onBehalf"`;

export const FROM_RETURN: RawBuilder<unknown> = sql`
  appraisals.weekly_return r
  join appraisals.covered v on v.campaign_id = r.campaign_id and v.location_id = r.location_id
  left join cqc.published_location l on l.location_id = r.location_id
  left join market.published_own_location o on o.location_id::text = r.location_id
  left join appraisals.answer a on a.return_id = r.return_id and a.number = r.answered_number`;

export const RATED: RawBuilder<unknown> = sql`${RETURN}, g.rag, g.words, g.kind, g.rated_by as "ratedBy"`;
