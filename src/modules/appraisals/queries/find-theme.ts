import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Whether another campaign has a theme by that name. */
export async function findTheme(tx: Tx, theme: string, except: string | null): Promise<boolean> {
  const found = await sql`
    select from appraisals.campaign
     where lower(theme) = lower(${theme}) and campaign_id is distinct from ${except}::uuid`.execute(tx);
  return found.rows.length > 0;
}
