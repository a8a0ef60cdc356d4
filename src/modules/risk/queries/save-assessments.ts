import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Assessment } from '../rules/assessment.ts';

/** An assessment of one location, with the model that gave it. */
export interface AssessmentToSave extends Assessment {
  locationId: string;
  modelId: string;
  modelVersion: number;
}

/** What a save did: how many now say something else, and how many changed colour or model or are new. */
export interface Saved {
  changed: number;
  moved: number;
}

/** Rows a statement; a batch of 5,000 is some 4 MB on the way to the database. */
const BATCH = 5_000;

/**
 * Keeps what a model said on a day. A location whose assessment says the same is not touched; one whose colour or model
 * differs from its last entry by that day gets a new entry in the history. A day before the newest rating of the whole
 * market fills the history only, and the current assessments stay.
 */
export async function saveAssessments(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  assessments: readonly AssessmentToSave[],
): Promise<Saved> {
  const saved: Saved = { changed: 0, moved: 0 };
  const isCurrent = !(await hasLaterRun(tx, authorityId, asAt));
  for (let start = 0; start < assessments.length; start += BATCH) {
    const batch = assessments.slice(start, start + BATCH);
    saved.moved += await saveHistory(tx, authorityId, asAt, batch);
    if (isCurrent) saved.changed += await saveCurrent(tx, authorityId, asAt, batch);
  }
  return saved;
}

async function hasLaterRun(tx: Tx, authorityId: string, asAt: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from risk.rating_run where authority_id = ${authorityId}::uuid and as_at > ${asAt}::date limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * The incoming rows as a table. Arrays of text, because one JSON document of a batch took PostgreSQL twice as long to take
 * apart.
 */
function incoming(batch: readonly AssessmentToSave[]) {
  return sql`unnest(
      ${batch.map((one) => one.locationId)}::text[], ${batch.map((one) => one.modelId)}::text[],
      ${batch.map((one) => one.modelVersion)}::int[], ${batch.map((one) => one.score)}::numeric[],
      ${batch.map((one) => one.rag)}::text[], ${batch.map((one) => one.why)}::text[],
      ${batch.map((one) => JSON.stringify(one.contributions))}::jsonb[], ${batch.map((one) => JSON.stringify(one.unknown))}::jsonb[],
      ${batch.map((one) => JSON.stringify(one.floors))}::jsonb[])
    as i (location_id, model_id, model_version, score, rag, why, contributions, unknown, floors)`;
}

async function saveCurrent(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  batch: readonly AssessmentToSave[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into risk.assessment (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, floors)
    select ${authorityId}::uuid, i.location_id, ${asAt}::date, i.model_id, i.model_version, i.score, i.rag, i.why, i.contributions, i.unknown, i.floors
      from ${incoming(batch)}
     where not exists (
       select from risk.assessment a
        where a.authority_id = ${authorityId}::uuid and a.location_id = i.location_id
          and (a.model_id, a.model_version, a.score, a.rag, a.why) = (i.model_id, i.model_version, i.score, i.rag, i.why)
          and (a.contributions, a.unknown, a.floors) = (i.contributions, i.unknown, i.floors))
    on conflict (authority_id, location_id) do update
       set as_at = excluded.as_at, model_id = excluded.model_id, model_version = excluded.model_version, score = excluded.score,
           rag = excluded.rag, why = excluded.why, contributions = excluded.contributions, unknown = excluded.unknown,
           floors = excluded.floors, computed_at = now()`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The entry of the same day is replaced: the day's colour is the last one given on it. */
async function saveHistory(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  batch: readonly AssessmentToSave[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why)
    select ${authorityId}::uuid, i.location_id, ${asAt}::date, i.model_id, i.model_version, i.score, i.rag, i.why
      from unnest(
        ${batch.map((one) => one.locationId)}::text[], ${batch.map((one) => one.modelId)}::text[],
        ${batch.map((one) => one.modelVersion)}::int[], ${batch.map((one) => one.score)}::numeric[],
        ${batch.map((one) => one.rag)}::text[], ${batch.map((one) => one.why)}::text[])
      as i (location_id, model_id, model_version, score, rag, why)
      left join risk.published_assessment_as_at(${asAt}::date) last
        on last.authority_id = ${authorityId}::uuid and last.location_id = i.location_id
     where (last.rag, last.model_id, last.model_version) is distinct from (i.rag, i.model_id, i.model_version)
    on conflict (authority_id, location_id, as_at) do update
       set model_id = excluded.model_id, model_version = excluded.model_version, score = excluded.score,
           rag = excluded.rag, why = excluded.why`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
