import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnKey } from './save-return.ts';

/** Puts the figures of the answers that stand in place of those before. */
export async function saveMeasures(
  tx: Tx,
  key: ReturnKey & { month: Day },
  measures: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`delete from capacity.measure where return_id = ${key.returnId}`.execute(tx);
  await sql`
    insert into capacity.measure (return_id, authority_id, location_id, month, measure, value)
    select ${key.returnId}, ${key.authorityId}, ${key.locationId}, ${key.month}::date, m.key, m.value::numeric
      from jsonb_each_text(${JSON.stringify(Object.fromEntries(measures))}::jsonb) as m`.execute(tx);
}
