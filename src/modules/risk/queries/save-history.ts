import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** An entry of the history; `rag` is null where the location left the market. */
export interface HistoryEntry {
  locationId: string;
  modelId: string;
  modelVersion: number;
  score: number;
  rag: Rag | null;
  why: string;
  whyOpen: string;
  scoreOpen: number;
}

/**
 * Adds entries to the history of a day. An entry of the same day is replaced: the day's colour is the last one given on
 * it.
 */
export async function saveHistory(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  entries: readonly HistoryEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((one) => ({
    location_id: one.locationId,
    model_id: one.modelId,
    model_version: one.modelVersion,
    score: one.score,
    rag: one.rag,
    why: one.why,
    why_open: one.whyOpen,
    score_open: one.scoreOpen,
  }));
  await sql`
    insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why,
      why_open, score_open)
    select ${authorityId}::uuid, i.location_id, ${asAt}::date, i.model_id, i.model_version, i.score, i.rag, i.why, i.why_open, i.score_open
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as i (location_id text, model_id text, model_version int, score numeric, rag text, why text, why_open text,
              score_open numeric)
    on conflict (authority_id, location_id, as_at) do update
       set model_id = excluded.model_id, model_version = excluded.model_version, score = excluded.score, rag = excluded.rag,
           why = excluded.why, why_open = excluded.why_open, score_open = excluded.score_open`.execute(tx);
}

/**
 * Before a past day is filled in: writes down, at the next day on which the market was rated, what stood there until now,
 * so that the new entries do not reach over it.
 */
export async function saveBoundary(
  tx: Tx,
  authorityId: string,
  next: Day,
  locationIds: readonly string[],
): Promise<void> {
  await sql`
    insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why,
      why_open, score_open)
    select last.authority_id, last.location_id, ${next}::date, last.model_id, last.model_version, last.score, last.rag, last.why,
           last.why_open, last.score_open
      from risk.assessment_as_at(${next}::date) last
     where last.authority_id = ${authorityId}::uuid and last.location_id = any (${[...locationIds]}::text[])
    on conflict do nothing`.execute(tx);
}

/** Ends the history of locations that left the market: an entry without a colour, with the model and score they last had. */
export async function saveEnds(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds: readonly string[],
): Promise<void> {
  if (locationIds.length === 0) return;
  await sql`
    insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why,
      why_open, score_open)
    select last.authority_id, last.location_id, ${asAt}::date, last.model_id, last.model_version, last.score, null,
           ended.why, ended.why, last.score_open
      from (select 'Closed, or no longer in the council''s market' as why) ended, risk.assessment_as_at(${asAt}::date) last
     where last.authority_id = ${authorityId}::uuid and last.location_id = any (${[...locationIds]}::text[])
    on conflict (authority_id, location_id, as_at) do update set rag = null, why = excluded.why, why_open = excluded.why_open`.execute(
    tx,
  );
}
