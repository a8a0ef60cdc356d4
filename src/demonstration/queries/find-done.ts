import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

/** Whether an act of a story is done already, because an earlier start came so far. */
export async function isDone(
  tx: Tx,
  act: { what: 'heard' | 'placed'; locationId: string; day: Day },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select case ${act.what}
      when 'heard' then exists (select from intelligence.published_signal s
        where s.location_id = ${act.locationId} and s.received_on = ${act.day}::date)
      else exists (select from placement.published_decision d
        where d.location_id = ${act.locationId} and d.from_day = ${act.day}::date) end as done`.execute(tx);
  return rows[0]!.done;
}
