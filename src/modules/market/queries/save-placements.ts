import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewPlacement {
  placementId: string;
  authorityId: string;
  locationId: string;
  /** How many people; never who. */
  people: number;
  asOf: Day;
}

/** Saves counts of people placed out of area. A count of the same location and day is replaced; its past is in the audit. */
export async function savePlacements(tx: Tx, rows: readonly NewPlacement[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
    select r."placementId", r."authorityId", r."locationId", r.people, r."asOf"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "placementId" uuid, "authorityId" uuid, "locationId" text, people int, "asOf" date)
    on conflict (authority_id, location_id, as_of) do update set people = excluded.people, recorded_at = now()
     where out_of_area_placement.people <> excluded.people`.execute(tx);
}
