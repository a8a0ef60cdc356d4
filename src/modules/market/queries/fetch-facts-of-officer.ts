import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { LocalFact } from '../rules/local-fact.ts';

/** The local facts that name an officer: those in force on a day, and those of a later day, of the locations asked for. */
export async function fetchFactsOfOfficer(
  tx: Tx,
  officerId: string,
  today: Day,
  locationIds: readonly string[],
): Promise<LocalFact[]> {
  const found = await sql<LocalFact>`
    select distinct on (f.location_id, f.valid_from)
           f.fact_id as "factId", f.location_id as "locationId", f.valid_from as "validFrom", f.recorded_at as "recordedAt",
           f.recorded_by as "recordedBy", f.operational, f.contracted, f.locality, f.officer_id as "officerId",
           f.council_beds as "councilBeds", f.council_phone as "councilPhone", f.note
      from market.local_fact f
      left join market.published_local_fact(${today}::date) now using (location_id)
     where f.location_id = any(${[...locationIds]}::text[]) and (f.fact_id = now.fact_id or f.valid_from > ${today}::date)
     order by f.location_id, f.valid_from, f.recorded_at desc, f.fact_id desc`.execute(tx);
  return found.rows.filter((fact) => fact.officerId === officerId);
}
