import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** What held of a location on a day, and since when it has stood so. */
export interface StatusOn {
  rag: Rag;
  undecided: boolean;
  since: Day;
}

/** The status of a location on a day, in the council of the transaction; null where it had none. */
export async function findStatusOn(tx: Tx, locationId: string, day: Day): Promise<StatusOn | null> {
  const { rows } = await sql<StatusOn>`
    select s.rag, s.undecided, s.as_at as since from risk.published_status_as_at(${day}::date) s
     where s.location_id = ${locationId}`.execute(tx);
  return rows[0] ?? null;
}
