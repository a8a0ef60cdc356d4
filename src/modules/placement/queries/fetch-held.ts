import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../rules/placing-state.ts';

/** A service at which placements are not open. */
export interface HeldPlacing {
  locationId: string;
  name: string;
  category: string;
  state: Exclude<PlacingState, 'open'>;
  fromDay: Day;
  scope: string;
  reviewOn: Day;
  decidedBy: string;
  /** How many placing councils were told; null for whoever may not know. */
  councilsTold: number | null;
}

/** Services whose placements are restricted or stopped, the first to be reviewed first; closed ones left out. One query. */
export async function fetchHeld(tx: Tx, today: Day): Promise<HeldPlacing[]> {
  return (await heldPlacings(today).execute(tx)).rows;
}

/** The select of it, of all services or of some. */
export function heldPlacings(today: Day, locationIds?: readonly string[]): RawBuilder<HeldPlacing> {
  return sql<HeldPlacing>`
    select s.location_id as "locationId", coalesce(l.name, o.name, s.location_id) as name,
           coalesce(l.leading_category, o.service_type, '') as category, s.state, s.from_day as "fromDay", s.scope,
           s.review_on as "reviewOn", s.decided_by as "decidedBy",
           case when platform.may('placement.reasons') then
             (select count(*)::int from placement.told t where t.decision_id = s.decision_id and t.whom = 'placing council') end as "councilsTold"
      from placement.published_status s
      left join cqc.published_location l on l.location_id = s.location_id
      left join market.published_own_location o on o.location_id::text = s.location_id
     where s.state <> 'open'
       and (l.location_id is null or l.registration_status = 'Registered')
       and (o.closed_on is null or o.closed_on > ${today}::date)
       and (${locationIds === undefined} or s.location_id = any(${[...(locationIds ?? [])]}::text[]))
     order by s.review_on, 2, 1
     limit 2000`;
}
