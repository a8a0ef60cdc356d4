import { sql } from 'kysely';

/** Every service that an event can be about: CQC's register and the council's own list, with the words they are searched by. */
export const SERVICES = sql`
  select l.location_id, l.name, l.postcode, l.local_authority, l.registration_date as from_day, l.deregistration_date as until_day,
         l.registration_status = 'Registered' as registered
    from cqc.published_location l
  union all
  select own.location_id::text, own.name, own.postcode, own.local_authority, own.opened_on, own.closed_on, true
    from market.published_own_location own`;
