import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { ratedLocations } from './rated-locations-source.ts';

/** The ids of the locations that had a colour on a day, all colours and categories where null. */
export async function fetchRagLocations(
  tx: Tx,
  asAt: Day,
  localAuthorities: readonly string[],
  rag: string | null,
  category: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ location_id: string }>`
    select r.location_id
      from ${ratedLocations(asAt, localAuthorities)} r
     where (${rag}::text is null or r.rag = ${rag}::text) and (${category}::text is null or r.category = ${category}::text)
     order by r.location_id`.execute(tx);
  return rows.map((row) => row.location_id);
}
