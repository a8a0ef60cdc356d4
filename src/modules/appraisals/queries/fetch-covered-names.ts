import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Names of a campaign's services, and their ids: what a published page must not hold. */
export async function fetchCoveredNames(tx: Tx, campaignId: string): Promise<string[]> {
  const found = await sql<{ name: string | null; id: string }>`
    select coalesce(l.name, o.name) as name, c.location_id as id
      from appraisals.covered c
      left join cqc.published_location l on l.location_id = c.location_id
      left join market.published_own_location o on o.location_id::text = c.location_id
     where c.campaign_id = ${campaignId}`.execute(tx);
  return found.rows.flatMap(({ name, id }) => (name === null ? [id] : [name, id]));
}
