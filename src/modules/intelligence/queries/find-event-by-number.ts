import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The event whose id ends so, where there is one and no other. */
export async function findEventByNumber(tx: Tx, end: string): Promise<string | null> {
  const { rows } = await sql<{ eventId: string }>`
    select e.event_id as "eventId" from intelligence.event e
     where right(replace(e.event_id::text, '-', ''), 10) = ${end} limit 2`.execute(tx);
  return rows.length === 1 ? rows[0]!.eventId : null;
}
