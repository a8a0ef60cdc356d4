import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** The officers whose services an officer looks after on a day, because they are away. */
export async function fetchCoveredOfficers(
  tx: Tx,
  coverOfficerId: string,
  today: Day,
): Promise<{ officerId: string; name: string }[]> {
  const found = await sql<{ officerId: string; name: string }>`
    select distinct o.officer_id as "officerId", o.name
      from people.published_cover c join people.officer o on o.officer_id = c.officer_id
     where c.cover_officer_id = ${coverOfficerId} and ${today}::date between c.from_day and c.until_day
     order by o.name`.execute(tx);
  return found.rows;
}
