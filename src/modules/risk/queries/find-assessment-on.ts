import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** What was on record of a location on a past day. Its contributions are not kept. */
export interface AssessmentOn {
  /** The day from which it said so. */
  asAt: Day;
  modelId: string;
  modelVersion: number;
  score: number;
  rag: Rag;
  why: string;
}

/** The colour that a location had on a day as it was rated then, by the council of the transaction; null where it had none. */
export async function findAssessmentOn(tx: Tx, locationId: string, day: Day): Promise<AssessmentOn | null> {
  const { rows } = await sql<AssessmentOn>`
    select a.as_at as "asAt", a.model_id as "modelId", a.model_version as "modelVersion", a.score, a.rag, a.why
      from risk.published_assessment_as_at(${day}::date) a
     where a.location_id = ${locationId}`.execute(tx);
  return rows[0] ?? null;
}
