import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { LocalFact } from '../rules/local-fact.ts';

/** The local facts in force on a day for some locations, by location; a location without any is absent. */
export async function fetchLocalFacts(
  tx: Tx,
  day: Day,
  locationIds: readonly string[],
): Promise<Map<string, LocalFact>> {
  const found = await sql<LocalFact>`
    select distinct on (f.location_id)
           f.fact_id as "factId", f.location_id as "locationId", f.valid_from as "validFrom", f.recorded_at as "recordedAt",
           f.recorded_by as "recordedBy", f.operational, f.contracted, f.locality, f.officer_id as "officerId",
           f.council_beds as "councilBeds", f.council_phone as "councilPhone", f.note
      from market.local_fact f
     where f.location_id = any(${locationIds}::text[]) and f.valid_from <= ${day}::date
     order by f.location_id, f.valid_from desc, f.recorded_at desc, f.fact_id desc`.execute(tx);
  return new Map(found.rows.map((fact) => [fact.locationId, fact]));
}
