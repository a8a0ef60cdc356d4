import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Week } from '../rules/week.ts';

/**
 * Asks every service of a campaign for a week, once; a service that has closed since is asked no more, and no longer counted.
 *
 * @returns how many were asked now
 */
export async function saveOpenedWeek(tx: Tx, clock: Clock, campaignId: string, week: Week): Promise<number> {
  const today: Day = clock.today();
  const asked = await sql<{ locationId: string; authorityId: string }>`
    select c.location_id as "locationId", c.authority_id as "authorityId"
      from appraisals.covered c
     where c.campaign_id = ${campaignId}
       and (exists (select from cqc.published_location l where l.location_id = c.location_id and l.registration_status = 'Registered')
            or exists (select from market.published_own_location o
                        where o.location_id::text = c.location_id and (o.closed_on is null or o.closed_on > ${today}::date)))
       and not exists (select from appraisals.weekly_return r
                        where r.campaign_id = c.campaign_id and r.location_id = c.location_id and r.week_start = ${week.weekStart}::date)
     order by 1`.execute(tx);
  if (asked.rows.length === 0) return 0;
  const rows = asked.rows.map((row) => ({ ...row, returnId: newId(clock) }));
  const saved = await sql`
    insert into appraisals.weekly_return (return_id, authority_id, campaign_id, location_id, week_start, due_on, opened_on)
    select r."returnId", r."authorityId", ${campaignId}, r."locationId", ${week.weekStart}::date, ${week.dueOn}::date, ${today}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("returnId" uuid, "authorityId" uuid, "locationId" text)
    on conflict (campaign_id, week_start, location_id) do nothing`.execute(tx);
  return Number(saved.numAffectedRows ?? 0n);
}
