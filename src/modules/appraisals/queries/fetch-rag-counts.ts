import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { standing } from './rated-source.ts';

/**
 * The returns that count on a day, as `r`: of each campaign the newest week whose due day had come, or its first week before that;
 * with the rating of then as `g`.
 */
const counted = (asAt: Day): RawBuilder<unknown> => sql`
  (select distinct on (r.campaign_id) r.campaign_id, r.week_start
     from appraisals.weekly_return r
    where r.opened_on <= ${asAt}::date
    order by r.campaign_id, (r.due_on <= ${asAt}::date) desc, r.week_start desc) w
  join appraisals.campaign c on c.campaign_id = w.campaign_id
  join appraisals.weekly_return r on r.campaign_id = w.campaign_id and r.week_start = w.week_start
  left join ${standing(asAt)} on true`;

/** Services by colour of each campaign on a day; "Not known" where nothing tells. */
export async function fetchRagCounts(
  tx: Tx,
  asAt: Day,
): Promise<{ campaign: string; rag: string; n: number }[]> {
  const found = await sql<{ campaign: string; rag: string; n: number }>`
    select c.theme as campaign, coalesce(g.rag, 'Not known') as rag, count(*)::int as n
      from ${counted(asAt)} group by c.theme, 2 order by c.theme`.execute(tx);
  return found.rows;
}

/** The services behind it, of a campaign by its theme and a colour where they are named. */
export async function fetchRagLocations(
  tx: Tx,
  asAt: Day,
  { campaign = null, rag = null }: { campaign?: string | null; rag?: string | null },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct r.location_id as id
      from ${counted(asAt)}
     where (${campaign}::text is null or c.theme = ${campaign}) and (${rag}::text is null or coalesce(g.rag, 'Not known') = ${rag})
     order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
