import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** Whether the council has teams. */
export async function hasTeams(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from people.published_team) as there`.execute(tx);
  return rows[0]!.there;
}
