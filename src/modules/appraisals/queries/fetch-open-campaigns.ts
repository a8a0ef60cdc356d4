import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { CAMPAIGN, type Campaign } from './campaign-source.ts';

/** Campaigns that are open, of the council of the transaction. */
export async function fetchOpenCampaigns(tx: Tx): Promise<Campaign[]> {
  const found = await sql<Campaign>`
    select ${CAMPAIGN} from appraisals.campaign c
     where c.authority_id = platform.current_authority() and c.state = 'open' order by c.campaign_id`.execute(
    tx,
  );
  return found.rows;
}
