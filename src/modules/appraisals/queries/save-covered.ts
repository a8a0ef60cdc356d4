import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { operating } from './local-facts-source.ts';

/** Fixes the services of a campaign: those that operate on the day, of its types and localities. Answers how many. */
export async function saveCovered(tx: Tx, campaignId: string, today: Day): Promise<number> {
  const saved = await sql`
    with ${operating(today)}
    insert into appraisals.covered (campaign_id, authority_id, location_id, category, locality, beds)
    select c.campaign_id, c.authority_id, o.location_id, o.category, o.locality, o.beds
      from appraisals.campaign c
      join operating o on (cardinality(c.types) = 0 or o.category = any(c.types))
                      and (cardinality(c.localities) = 0 or o.locality = any(c.localities))
     where c.campaign_id = ${campaignId}`.execute(tx);
  return Number(saved.numAffectedRows ?? 0n);
}
