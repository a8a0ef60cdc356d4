import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** The teams (null: services without one) for which a month was drawn already. */
export async function fetchDrawnTeams(tx: Tx, month: Day): Promise<ReadonlySet<string | null>> {
  const found = await sql<{ teamId: string | null }>`
    select team_id as "teamId" from interventions.draw where month = ${month}::date`.execute(tx);
  return new Set(found.rows.map(({ teamId }) => teamId));
}
