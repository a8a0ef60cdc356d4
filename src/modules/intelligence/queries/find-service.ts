import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { ServiceFacts } from '../rules/doubts.ts';
import { SERVICES } from './services-source.ts';
import type { Day } from '../../../kernel/calendar-day.ts';

/** A service of CQC's register or of the council's own list; null where neither has it. */
export async function findService(tx: Tx, locationId: string, today: Day): Promise<ServiceFacts | null> {
  const found = await sql<ServiceFacts>`
    select s.location_id as "locationId", s.name, coalesce(s.postcode, '') as postcode, s.from_day as from, s.until_day as until,
           s.registered and coalesce(s.until_day > ${today}::date, true) as open
      from (${SERVICES}) s where s.location_id = ${locationId}`.execute(tx);
  return found.rows[0] ?? null;
}
