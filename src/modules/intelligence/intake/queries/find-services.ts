import { sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';

/** A service that something that came in may be about. */
export interface ServiceFound {
  locationId: string;
  name: string;
  postcode: string;
  open: boolean;
  /** The day of its closing, where it is known. */
  closedOn: Day | null;
}

/**
 * The services that have one of these ids, or stand at one of these postcodes (bare: upper case, no spaces): registered now or
 * before, and the council's own. One query, however many are asked.
 */
export async function findServices(
  tx: Tx,
  { ids, postcodes }: { ids: readonly string[]; postcodes: readonly string[] },
): Promise<ServiceFound[]> {
  if (ids.length === 0 && postcodes.length === 0) return [];
  const wanted = { ids: [...new Set(ids)], postcodes: [...new Set(postcodes)] };
  // A union and not an "or": each half has an index of its own where it has one at all.
  const found = await sql<ServiceFound>`
    with register as (
      select location_id, name, coalesce(postcode, '') as postcode, registration_status = 'Registered' as open,
             deregistration_date as closed_on
        from cqc.published_location where location_id = any(${wanted.ids}::text[])
      union
      select location_id, name, coalesce(postcode, ''), true, deregistration_date from cqc.published_location
       where cardinality(${wanted.postcodes}::text[]) > 0 and registration_status = 'Registered'
         and upper(replace(postcode, ' ', '')) = any(${wanted.postcodes}::text[])
      union
      select location_id::text, name, postcode, closed_on is null, closed_on from market.published_own_location
       where location_id::text = any(${wanted.ids}::text[])
          or (closed_on is null and upper(replace(postcode, ' ', '')) = any(${wanted.postcodes}::text[]))
    )
    select location_id as "locationId", name, postcode, open, closed_on as "closedOn" from register order by 1`.execute(
    tx,
  );
  return found.rows;
}
