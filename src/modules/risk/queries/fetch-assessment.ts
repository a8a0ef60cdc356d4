import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Assessment } from '../rules/assessment.ts';

/**
 * What is on record of one location, as far as the reader may know it: its assessment, the model that gave it, and since when it has
 * said so.
 */
export interface StoredAssessment extends Assessment {
  locationId: string;
  asAt: Day;
  modelId: string;
  modelVersion: number;
  modelName: string;
  /** The day from which it has had its colour without a break. */
  ragSince: Day | null;
  previousRag: Rag | null;
}

/** The current assessment of a location by the council of the transaction, or null where it was never rated. */
export async function fetchAssessment(tx: Tx, locationId: string): Promise<StoredAssessment | null> {
  const { rows } = await sql<StoredAssessment>`
    select a.location_id as "locationId", a.as_at as "asAt", a.model_id as "modelId", a.model_version as "modelVersion",
           m.name as "modelName", a.score, a.rag, a.why,
           a.why_open as "whyOpen", a.score_open as "scoreOpen", a.contributions, a.unknown, a.floors,
           since.as_at as "ragSince", before.rag as "previousRag"
      from risk.published_assessment a
      join risk.model m on m.model_id = a.model_id and m.version = a.model_version
      left join lateral (
        select h.as_at, h.rag from risk.assessment_history h
         where h.authority_id = a.authority_id and h.location_id = a.location_id and h.rag <> a.rag
         order by h.as_at desc limit 1
      ) before on true
      left join lateral (
        select min(h.as_at) as as_at from risk.assessment_history h
         where h.authority_id = a.authority_id and h.location_id = a.location_id and h.rag = a.rag
           and (before.as_at is null or h.as_at > before.as_at)
      ) since on true
     where a.location_id = ${locationId}`.execute(tx);
  return rows[0] ?? null;
}
