import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { standing } from './rated-source.ts';
import { FROM_RETURN, RATED, type RatedReturn } from './return-source.ts';

/** Every return of a campaign's week, worst first, then by name. */
export async function fetchReturns(tx: Tx, campaignId: string, weekStart: Day): Promise<RatedReturn[]> {
  const found = await sql<RatedReturn>`
    select ${RATED} from ${FROM_RETURN} left join ${standing(null)} on true
     where r.campaign_id = ${campaignId} and r.week_start = ${weekStart}::date
     order by array_position(array['Red', 'Amber', 'Unknown', 'Green'], coalesce(g.rag, 'Unknown')), lower(coalesce(l.name, o.name, r.location_id)),
              r.location_id`.execute(tx);
  return found.rows;
}

/** Every week of one service in a campaign, the newest first. */
export async function fetchReturnsOf(tx: Tx, campaignId: string, locationId: string): Promise<RatedReturn[]> {
  const found = await sql<RatedReturn>`
    select ${RATED} from ${FROM_RETURN} left join ${standing(null)} on true
     where r.campaign_id = ${campaignId} and r.location_id = ${locationId}
     order by r.week_start desc`.execute(tx);
  return found.rows;
}
