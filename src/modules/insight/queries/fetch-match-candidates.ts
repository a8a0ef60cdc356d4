import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { nameSimilarity, type Candidate, type RowToMatch } from '../../market/index.ts';

/**
 * The locations that rows of the council's spreadsheet may mean: the one of the row's id, and those registered now at
 * the row's postcode (a former registration of the same home would only make it ambiguous). One query for all rows.
 */
export async function fetchMatchCandidates(tx: Tx, rows: readonly RowToMatch[]): Promise<Candidate[][]> {
  const ids = rows.map((row) => row.id?.trim() ?? '');
  const postcodes = rows.map((row) => (row.postcode ?? '').replace(/\s/g, '').toUpperCase());
  const found = await sql<{ place: number; locationId: string; name: string; postcode: string }>`
    with wanted as (
      select * from unnest(${ids}::text[], ${postcodes}::text[]) with ordinality as w (id, postcode, place)
    )
    select w.place, l.location_id as "locationId", l.name, coalesce(l.postcode, '') as postcode
      from wanted w join cqc.published_location l on lower(l.location_id) = lower(w.id) where w.id <> ''
    union
    select w.place, l.location_id, l.name, l.postcode
      from wanted w join cqc.published_location l on upper(replace(l.postcode, ' ', '')) = w.postcode
     where w.postcode <> '' and l.registration_status = 'Registered'`.execute(tx);
  const candidates: Candidate[][] = rows.map(() => []);
  for (const { place, ...location } of found.rows) {
    const row = rows[place - 1];
    candidates[place - 1]?.push({ ...location, score: nameSimilarity(row?.name ?? '', location.name) });
  }
  return candidates;
}
