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

/** Records that a council's whole market was rated. */
export async function saveRatingRun(tx: Tx, authorityId: string, run: RatingRun): Promise<void> {
  await sql`
    insert into risk.rating_run (run_id, authority_id, as_at, rated, changed, moved)
    values (${newId()}, ${authorityId}::uuid, ${run.asAt}::date, ${run.rated}, ${run.changed}, ${run.moved})`.execute(
    tx,
  );
}
