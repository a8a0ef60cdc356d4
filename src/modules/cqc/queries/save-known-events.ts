import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes staged judgements on locations that the register does not hold out; answers how many. */
export async function saveKnownEvents(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (
      delete from cqc.staged_rating_event s
       where not exists (select from cqc.location l where l.location_id = s.location_id)
      returning 1
    )
    select count(*) as n from gone`.execute(tx);
  return rows[0]?.n ?? 0;
}
