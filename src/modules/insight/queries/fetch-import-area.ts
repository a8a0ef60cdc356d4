import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface ImportArea {
  /** Locations that this import wrote last, or whose ratings it did. */
  locations: number;
  inArea: number;
  /** Where they are, the commonest first; at most three. */
  localAuthorities: string[];
}

/** Where the locations are that an import wrote, against the council's area. */
export async function fetchImportArea(tx: Tx, importId: string): Promise<ImportArea> {
  const { rows } = await sql<ImportArea>`
    with written as (
      select location_id from cqc.published_location where import_id = ${importId}
      union
      select location_id from cqc.published_rating_event where import_id = ${importId}
    ), placed as (
      select l.local_authority, count(*) as n
        from written w join cqc.published_location l using (location_id)
       group by l.local_authority
    )
    select coalesce(sum(p.n), 0)::int as locations,
           coalesce(sum(p.n) filter (where p.local_authority in (select a.local_authority from people.published_authority_area a)), 0)::int
             as "inArea",
           coalesce((select array_agg(top.local_authority order by top.n desc)
                       from (select * from placed where local_authority is not null order by n desc, local_authority limit 3) top), '{}')
             as "localAuthorities"
      from placed p`.execute(tx);
  return rows[0]!;
}
