import { sql } from 'kysely';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** The strictest colour at which a floor of the model holds a service now; null where none does. */
export async function fetchFloor(tx: Tx, locationId: string): Promise<Rag | null> {
  const found = await sql<{ floor: Rag }>`
    select f ->> 'atLeast' as floor
      from risk.published_assessment a, jsonb_array_elements(a.floors) f
     where a.authority_id = platform.current_authority() and a.location_id = ${locationId}
     order by array_position(array['Red', 'Amber', 'Green'], f ->> 'atLeast') limit 1`.execute(tx);
  return found.rows[0]?.floor ?? null;
}
