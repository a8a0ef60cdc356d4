import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { LocalFactValues } from '../rules/local-fact.ts';

/** A row of local facts to append. Its id is the caller's, from `newId`. */
export interface NewLocalFact extends LocalFactValues {
  factId: string;
  authorityId: string;
  locationId: string;
  validFrom: Day;
  recordedBy: string;
  /** ISO instant; now where absent. */
  recordedAt?: string;
}

/** Appends rows of local facts, as many as there are, in one statement. Nothing is overwritten. */
export async function saveLocalFacts(tx: Tx, rows: readonly NewLocalFact[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.local_fact
           (fact_id, authority_id, location_id, valid_from, recorded_at, recorded_by, operational, contracted, locality,
            officer_id, council_beds, council_phone, note)
    select r."factId", r."authorityId", r."locationId", r."validFrom", coalesce(r."recordedAt", clock_timestamp()), r."recordedBy",
           r.operational, r.contracted, r.locality, r."officerId", r."councilBeds", r."councilPhone", coalesce(r.note, '')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "factId" uuid, "authorityId" uuid, "locationId" text, "validFrom" date, "recordedAt" timestamptz, "recordedBy" text,
           operational boolean, contracted boolean, locality text, "officerId" uuid, "councilBeds" int, "councilPhone" text,
           note text)`.execute(tx);
}
