import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface Movement {
  locationId: string;
  name: string;
  kind: string;
  happenedOn: Day;
  from: string | null;
  to: string | null;
}

/** What an import saw move, newest first; of one kind where asked. */
export async function fetchImportMovements(
  tx: Tx,
  importId: string,
  kind: string | null,
  atMost: number,
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select m.location_id as "locationId", l.name, m.kind, m.happened_on as "happenedOn", m.detail ->> 'from' as "from", m.detail ->> 'to' as "to"
      from cqc.published_movement m
      join cqc.published_location l using (location_id)
     where m.import_id = ${importId} and (${kind}::text is null or m.kind = ${kind})
     order by m.happened_on desc, l.name, m.kind
     limit ${atMost}`.execute(tx);
  return rows;
}
