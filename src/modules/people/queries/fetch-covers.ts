import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Cover } from '../rules/cover.ts';

export interface ArrangedCover extends Cover {
  absenceId: string;
  officer: string;
  coverOfficer: string;
}

/** Covers that are not over on a day, the first to begin first. */
export async function fetchCovers(tx: Tx, today: Day): Promise<ArrangedCover[]> {
  const found = await sql<ArrangedCover>`
    select a.absence_id as "absenceId", a.officer_id as "officerId", a.cover_officer_id as "coverOfficerId",
           a.from_day as "from", a.until_day as until, o.name as officer, c.name as "coverOfficer"
      from people.absence a
      join people.officer o on o.officer_id = a.officer_id
      join people.officer c on c.officer_id = a.cover_officer_id
     where a.until_day >= ${today} order by a.from_day, lower(o.name), a.absence_id`.execute(tx);
  return found.rows;
}
