import { sql } from 'kysely';
import { addDays, addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Asks } from '../rules/setting.ts';
import { localFacts } from './local-facts-source.ts';

/** A service that is to be asked for a month, by what councils count it as. */
export interface LocationToAsk {
  locationId: string;
  category: string;
}

/**
 * The operating locations that a council asks for a month and that have no return of it yet: registered on the last day of the month
 * and now, not dormant, and not said by the council to be closed for the time.
 */
export async function fetchLocationsToAsk(
  tx: Tx,
  month: Day,
  today: Day,
  asks: Exclude<Asks, 'nobody'>,
): Promise<LocationToAsk[]> {
  const monthEnd = addDays(addMonths(month, 1), -1);
  const found = await sql<LocationToAsk>`
    with ${localFacts(today)},
    operating as (
      select l.location_id, l.leading_category as category,
             l.local_authority in (select local_authority from people.published_authority_area) as in_area
        from cqc.published_location l
       where l.registration_status = 'Registered' and not coalesce(l.dormant, false)
         and (l.registration_date is null or l.registration_date <= ${monthEnd}::date)
      union all
      select o.location_id::text, o.service_type, true
        from market.published_own_location o
       where (o.opened_on is null or o.opened_on <= ${monthEnd}::date) and (o.closed_on is null or o.closed_on > ${today}::date)
    )
    select op.location_id as "locationId", op.category
      from operating op
      left join facts f on f.location_id = op.location_id
     where coalesce(f.operational, true)
       and (f.contracted is true or (${asks} = 'all' and op.in_area))
       and not exists (select from capacity.monthly_return r where r.location_id = op.location_id and r.month = ${month}::date)
     order by 1`.execute(tx);
  return found.rows;
}
