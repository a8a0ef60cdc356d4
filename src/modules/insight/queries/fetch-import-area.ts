import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface ImportArea {
  /** Whether the import is the last that wrote to any location or rating. */
  any: boolean;
  /** Whether any of those is in the council's area. */
  inArea: boolean;
  /** Where they are where none is in the area: the commonest three. */
  localAuthorities: string[];
}

/** Where the locations are that an import wrote, against the council's area. */
export async function fetchImportArea(tx: Tx, importId: string): Promise<ImportArea> {
  // Each `exists` ends at the first that answers: counting the 324,000 judgements of a national file took 900 ms, this 50 ms.
  const { rows } = await sql<Omit<ImportArea, 'localAuthorities'>>`
    with area as (
      select local_authority from people.published_authority_area
    )
    select exists (select from cqc.published_location where import_id = ${importId})
           or exists (select from cqc.published_rating_event where import_id = ${importId}) as "any",
           exists (select from cqc.published_location l join area using (local_authority) where l.import_id = ${importId})
           or exists (select from cqc.published_location l
                        join area using (local_authority)
                        join cqc.published_rating_event e on e.location_id = l.location_id
                       where e.import_id = ${importId}) as "inArea"`.execute(tx);
  const found = rows[0]!;
  return { ...found, localAuthorities: found.any && !found.inArea ? await fetchPlaces(tx, importId) : [] };
}

async function fetchPlaces(tx: Tx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select l.local_authority as name
      from cqc.published_location l
      join (select location_id from cqc.published_location where import_id = ${importId}
            union
            select location_id from cqc.published_rating_event where import_id = ${importId}) written using (location_id)
     where l.local_authority is not null
     group by 1
     order by count(*) desc, 1
     limit 3`.execute(tx);
  return rows.map(({ name }) => name);
}
