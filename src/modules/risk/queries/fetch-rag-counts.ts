import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { ratedLocations } from './rated-locations-source.ts';

export interface RagCount {
  category: string;
  rag: Rag;
  n: number;
}

/** How many locations of each category had each colour on a day; combinations that nobody had are absent. */
export async function fetchRagCounts(
  tx: Tx,
  asAt: Day,
  localAuthorities: readonly string[],
): Promise<RagCount[]> {
  const { rows } = await sql<RagCount>`
    select r.category, r.rag, count(*)::int as n
      from ${ratedLocations(asAt, localAuthorities)} r
     group by r.category, r.rag
     order by r.category, r.rag`.execute(tx);
  return rows;
}
