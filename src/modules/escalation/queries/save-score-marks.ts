import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Keeps the lowest score of a day for services that moved on it, whatever their number in one statement. */
export async function saveScoreMarks(
  tx: Tx,
  authorityId: string,
  onDay: Day,
  marks: readonly { locationId: string; lowest: number }[],
): Promise<void> {
  await sql`
    insert into escalation.score_mark (authority_id, location_id, on_day, lowest)
    select ${authorityId}::uuid, m.location_id, ${onDay}::date, m.lowest
      from unnest(${marks.map(({ locationId }) => locationId)}::text[], ${marks.map(({ lowest }) => lowest)}::numeric[])
           as m (location_id, lowest)
    on conflict (authority_id, location_id, on_day) do update set lowest = least(score_mark.lowest, excluded.lowest)`.execute(
    tx,
  );
}
