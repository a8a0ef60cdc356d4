import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A local authority that the register holds locations of, and the region it lies in. */
export interface Place {
  localAuthority: string;
  region: string | null;
}

/** Every local authority in the data, in order of its name. */
export async function fetchPlaces(tx: Tx): Promise<Place[]> {
  const found = await sql<Place>`
    select held.local_authority as "localAuthority", coalesce(known.region, held.region) as region
      from (select local_authority, min(region) as region
              from cqc.published_location
             where local_authority is not null
             group by local_authority) as held
      left join reference.local_authority known on known.local_authority = held.local_authority
     order by 1`.execute(tx);
  return found.rows;
}
