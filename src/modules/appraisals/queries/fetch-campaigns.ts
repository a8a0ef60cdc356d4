import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { CAMPAIGN, type Campaign } from './campaign-source.ts';

/** Every campaign: open ones first, then drafts, then closed ones, the newest of each first. */
export async function fetchCampaigns(tx: Tx): Promise<Campaign[]> {
  const found = await sql<Campaign>`
    select ${CAMPAIGN} from appraisals.campaign c
     order by array_position(array['open', 'draft', 'closed'], c.state), c.from_day desc, lower(c.theme)`.execute(
    tx,
  );
  return found.rows;
}
