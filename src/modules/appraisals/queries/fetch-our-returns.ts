import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Design } from '../rules/design.ts';
import { FROM_RETURN, RETURN, type WeeklyReturn } from './return-source.ts';

/** A return as a provider's person sees it: what is asked and what they answered, and no rating. */
export interface OurReturn extends WeeklyReturn {
  theme: string;
  purpose: string;
  design: Design;
}

/** Returns that are asked of the acting provider's services in open campaigns: row-level security leaves no others. */
export async function fetchOurReturns(tx: Tx): Promise<OurReturn[]> {
  const found = await sql<OurReturn>`
    select ${RETURN}, c.theme, c.purpose, c.design
      from ${FROM_RETURN} join appraisals.campaign c on c.campaign_id = r.campaign_id
     where c.state = 'open' and appraisals.answers_for(r.location_id)
     order by r.answered_on is null desc, r.week_start desc, lower(l.name), r.return_id
     limit 200`.execute(tx);
  return found.rows;
}

/** One of them. */
export async function findOurReturn(tx: Tx, returnId: string): Promise<OurReturn | undefined> {
  const found = await sql<OurReturn>`
    select ${RETURN}, c.theme, c.purpose, c.design
      from ${FROM_RETURN} join appraisals.campaign c on c.campaign_id = r.campaign_id
     where c.state = 'open' and appraisals.answers_for(r.location_id) and r.return_id = ${returnId}`.execute(
    tx,
  );
  return found.rows[0];
}
