import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { operating } from './local-facts-source.ts';

/** How many services a draft would cover if it opened on a day. */
export async function countCoverable(tx: Tx, campaignId: string, today: Day): Promise<number> {
  const found = await sql<{ n: number }>`
    with ${operating(today)}
    select count(*)::int as n
      from appraisals.campaign c
      join operating o on (cardinality(c.types) = 0 or o.category = any(c.types))
                      and (cardinality(c.localities) = 0 or o.locality = any(c.localities))
     where c.campaign_id = ${campaignId}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}
