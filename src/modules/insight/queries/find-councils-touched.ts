import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * The councils in whose market an import changed something: it lies in their area, they hold local facts of it, or they have
 * placed people there. One without an area has the whole register for its market. Runs as the owner: no council may ask this of
 * another.
 */
export async function findCouncilsTouched(owner: Tx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as materialized (
      select location_id from cqc.published_location where import_id = ${importId}::uuid
      union
      select location_id from cqc.published_rating_event where import_id = ${importId}::uuid
    )
    select a.authority_id as id
      from people.published_authority a
     where exists (select from touched)
       and (not exists (select from people.published_authority_area w where w.authority_id = a.authority_id)
            or exists (select from touched t
                         join cqc.published_location l on l.location_id = t.location_id
                         join people.published_authority_area w on w.local_authority = l.local_authority
                        where w.authority_id = a.authority_id)
            or exists (select from touched t join market.published_local_fact_history f on f.location_id = t.location_id
                        where f.authority_id = a.authority_id)
            or exists (select from touched t join market.published_placement p on p.location_id = t.location_id
                        where p.authority_id = a.authority_id))
     order by a.authority_id`.execute(owner);
  return rows.map(({ id }) => id);
}
