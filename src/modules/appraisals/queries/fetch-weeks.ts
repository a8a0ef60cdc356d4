import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { standing } from './rated-source.ts';

/** How the services of a campaign stood in a week. */
export interface WeekCount {
  campaignId: string;
  weekStart: Day;
  dueOn: Day;
  red: number;
  amber: number;
  green: number;
  unknown: number;
  of: number;
  /** Due and not answered. */
  late: number;
}

/** Every week of a campaign, or of all of them, the newest first. */
export async function fetchWeeks(tx: Tx, campaignId: string | null, today: Day): Promise<WeekCount[]> {
  const found = await sql<WeekCount>`
    select r.campaign_id as "campaignId", r.week_start as "weekStart", max(r.due_on) as "dueOn",
           (count(*) filter (where g.rag = 'Red'))::int as red, (count(*) filter (where g.rag = 'Amber'))::int as amber,
           (count(*) filter (where g.rag = 'Green'))::int as green, (count(*) filter (where g.rag is null))::int as unknown,
           count(*)::int as of, (count(*) filter (where r.answered_on is null and r.due_on < ${today}::date))::int as late
      from appraisals.weekly_return r left join ${standing(null)} on true
     where ${campaignId}::uuid is null or r.campaign_id = ${campaignId}::uuid
     group by r.campaign_id, r.week_start
     order by r.week_start desc`.execute(tx);
  return found.rows;
}
