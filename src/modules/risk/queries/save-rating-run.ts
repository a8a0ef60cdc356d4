import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface RatingRun {
  asAt: Day;
  rated: number;
  changed: number;
  moved: number;
}

/**
 * Records that a council's whole market was rated, and takes off what was not in it: the locations that closed or are no
 * longer the council's concern. Their history gets an end, an entry without a colour.
 */
export async function saveRatingRun(
  tx: Tx,
  authorityId: string,
  run: RatingRun,
  ratedIds: readonly string[],
): Promise<void> {
  await sql`
    delete from risk.assessment a
     where a.authority_id = ${authorityId}::uuid and not (a.location_id = any (${[...ratedIds]}::text[]))
       and not exists (select from risk.rating_run r where r.authority_id = a.authority_id and r.as_at > ${run.asAt}::date)`.execute(
    tx,
  );
  await sql`
    insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why)
    select last.authority_id, last.location_id, ${run.asAt}::date, last.model_id, last.model_version, last.score, null,
           'Closed, or no longer in the council''s market'
      from risk.published_assessment_as_at(${run.asAt}::date) last
     where last.authority_id = ${authorityId}::uuid and not (last.location_id = any (${[...ratedIds]}::text[]))
    on conflict (authority_id, location_id, as_at) do update set rag = null, why = excluded.why`.execute(tx);
  await sql`
    insert into risk.rating_run (run_id, authority_id, as_at, rated, changed, moved)
    values (${newId()}, ${authorityId}::uuid, ${run.asAt}::date, ${run.rated}, ${run.changed}, ${run.moved})`.execute(
    tx,
  );
}
