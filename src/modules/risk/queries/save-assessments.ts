import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Assessment } from '../rules/assessment.ts';

/** An assessment of one location, with the model that gave it and a digest of what it says. */
export interface AssessmentToSave extends Assessment {
  locationId: string;
  modelId: string;
  modelVersion: number;
  said: string;
}

/** Rows a statement: some 3 MB on the way to the database. */
const BATCH = 5_000;

/** Makes these the current assessments of a council, from a day on. */
export async function saveAssessments(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  assessments: readonly AssessmentToSave[],
): Promise<void> {
  for (let start = 0; start < assessments.length; start += BATCH) {
    const rows = assessments.slice(start, start + BATCH).map((one) => ({
      location_id: one.locationId,
      model_id: one.modelId,
      model_version: one.modelVersion,
      score: one.score,
      rag: one.rag,
      why: one.why,
      why_open: one.whyOpen,
      score_open: one.scoreOpen,
      contributions: one.contributions,
      unknown: one.unknown,
      floors: one.floors,
      said: one.said,
    }));
    // json, not jsonb, takes the batch apart in one pass over its text.
    await sql`
      insert into risk.assessment
        (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, floors, said,
         why_open, score_open)
      select ${authorityId}::uuid, i.location_id, ${asAt}::date, i.model_id, i.model_version, i.score, i.rag, i.why,
             i.contributions, i.unknown, i.floors, i.said, i.why_open, i.score_open
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as i (location_id text, model_id text, model_version int, score numeric, rag text, why text,
                contributions jsonb, unknown jsonb, floors jsonb, said text, why_open text, score_open numeric)
      on conflict (authority_id, location_id) do update
         set as_at = excluded.as_at, model_id = excluded.model_id, model_version = excluded.model_version, score = excluded.score,
             rag = excluded.rag, why = excluded.why, contributions = excluded.contributions, unknown = excluded.unknown,
             floors = excluded.floors, said = excluded.said, why_open = excluded.why_open,
             score_open = excluded.score_open, computed_at = now()`.execute(tx);
  }
}

/** Takes locations off a council's current assessments. */
export async function deleteAssessments(
  tx: Tx,
  authorityId: string,
  locationIds: readonly string[],
): Promise<void> {
  await sql`
    delete from risk.assessment a
     where a.authority_id = ${authorityId}::uuid and a.location_id = any (${[...locationIds]}::text[])`.execute(
    tx,
  );
}
