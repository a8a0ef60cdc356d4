import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** The lowest score of some services on each of the last days on which they moved. */
export async function fetchLowestScores(
  tx: Tx,
  today: Day,
  days: number,
  locationIds: readonly string[],
): Promise<Map<string, { day: Day; score: number }[]>> {
  const found = await sql<{ locationId: string; day: Day; score: number }>`
    select location_id as "locationId", on_day as day, lowest::float8 as score
      from escalation.score_mark
     where authority_id = platform.current_authority() and location_id = any(${[...locationIds]}::text[])
       and on_day > ${addDays(today, -days)}::date and on_day <= ${today}::date`.execute(tx);
  return Map.groupBy(found.rows, ({ locationId }) => locationId);
}
