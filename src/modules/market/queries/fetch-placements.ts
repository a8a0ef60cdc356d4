import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface Placement {
  placementId: string;
  people: number;
  asOf: Day;
  recordedAt: Date;
}

/** Counts of people placed at a location by day, the newest day first. */
export async function fetchPlacements(tx: Tx, locationId: string): Promise<Placement[]> {
  const found = await sql<Placement>`
    select placement_id as "placementId", people, as_of as "asOf", recorded_at as "recordedAt"
      from market.out_of_area_placement where location_id = ${locationId} order by as_of desc limit 500`.execute(
    tx,
  );
  return found.rows;
}

/** The newest count not after a day for each of some locations. */
export async function fetchPlacementCounts(
  tx: Tx,
  day: Day,
  locationIds: readonly string[],
): Promise<Map<string, number>> {
  const found = await sql<{ locationId: string; people: number }>`
    select distinct on (location_id) location_id as "locationId", people
      from market.out_of_area_placement
     where location_id = any(${locationIds}::text[]) and as_of <= ${day}::date
     order by location_id, as_of desc`.execute(tx);
  return new Map(found.rows.map((row) => [row.locationId, row.people]));
}
