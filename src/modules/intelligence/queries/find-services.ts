import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ServiceFacts } from '../rules/doubts.ts';

/** A service that a search found, with the town's council to tell namesakes apart. */
export type ServiceFound = ServiceFacts & { localAuthority: string };

/**
 * Services by part of a name, postcode or id; those of our area and open ones first. Every word must be there. At most so
 * many: whoever finds too many types more.
 */
export async function findServices(tx: Tx, words: string, today: Day, most = 15): Promise<ServiceFound[]> {
  const parts = words
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(0, 6)
    .map((part) => `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`);
  if (parts.length === 0) return [];
  const found = await sql<ServiceFound>`
    select f.location_id as "locationId", f.name, coalesce(f.postcode, '') as postcode, coalesce(f.local_authority, '') as "localAuthority",
           f.from_day as from, f.until_day as until, f.open
      from (
        select l.location_id, l.name, l.postcode, l.local_authority, l.registration_date as from_day, l.deregistration_date as until_day,
               l.registration_status = 'Registered' as open,
               exists (select from people.published_authority_area a where a.local_authority = l.local_authority) as ours
          from cqc.published_search s join cqc.published_location l using (location_id)
         where s.words like all (${parts}::text[])
        union all
        select own.location_id::text, own.name, own.postcode, own.local_authority, own.opened_on, own.closed_on,
               coalesce(own.closed_on > ${today}::date, true), true
          from market.published_own_location own
         where lower(concat_ws(' ', own.name, own.provider_name, own.postcode, replace(own.postcode, ' ', ''), own.location_id))
               like all (${parts}::text[])
      ) f
     order by f.ours desc, f.open desc, f.name, f.location_id
     limit ${most}`.execute(tx);
  return found.rows;
}
