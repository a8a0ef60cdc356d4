import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { CAMPAIGN, type Campaign } from './campaign-source.ts';

export async function findCampaign(tx: Tx, campaignId: string): Promise<Campaign | undefined> {
  const found = await sql<Campaign>`
    select ${CAMPAIGN} from appraisals.campaign c where c.campaign_id = ${campaignId}`.execute(tx);
  return found.rows[0];
}
