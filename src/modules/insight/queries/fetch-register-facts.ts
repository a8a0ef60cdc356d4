import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { LocationFacts } from '../../market/index.ts';

/** What CQC's register says of locations, for the pages of the market room; those it does not hold are absent. */
export async function fetchRegisterFacts(
  tx: Tx,
  locationIds: readonly string[],
): Promise<Map<string, LocationFacts>> {
  const found = await sql<LocationFacts & { locationId: string }>`
    select location_id as "locationId", name, coalesce(postcode, '') as postcode, coalesce(local_authority, '') as "localAuthority",
           beds, phone
      from cqc.published_location where location_id = any(${[...locationIds]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ locationId, ...facts }) => [locationId, facts]));
}
