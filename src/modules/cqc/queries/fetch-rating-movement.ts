import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { FigureParameters, FigureSelection } from '../../../platform/figures/types.ts';
import { pairsOf } from '../rules/rating-change.ts';
import { registeredLocations } from './rated-locations-source.ts';

export interface MovementCount {
  from: string;
  to: string;
  n: number;
}

function withBoth({ asAt, localAuthorities }: FigureParameters, from: Day): RawBuilder<unknown> {
  const stoodOn = (onDay: Day) => sql`
    select r.location_id, r.rating
      from (select array_agg(location_id) as ids, array_agg(${onDay}::date) as days from registered) as everyone
      cross join lateral cqc.rating_stands(everyone.ids, everyone.days, true) as r`;
  return sql`
    with registered as materialized (
      ${registeredLocations(asAt, localAuthorities)} union ${registeredLocations(from, localAuthorities)}),
    before as materialized (${stoodOn(from)}),
    after as materialized (${stoodOn(asAt)}),
    both_days as (
      select r.location_id,
             case when cqc.registered_on(l.registration_status, l.registration_date, l.deregistration_date, ${from}::date)
                  then coalesce(before.rating, 'Not rated') else 'Not registered' end as was,
             case when cqc.registered_on(l.registration_status, l.registration_date, l.deregistration_date, ${asAt}::date)
                  then coalesce(after.rating, 'Not rated') else 'Not registered' end as is_now
        from registered r
        join cqc.location l on l.location_id = r.location_id
        left join before on before.location_id = r.location_id
        left join after on after.location_id = r.location_id
    )`;
}

/** Locations registered on either day, by what stood on the earlier and on the later. */
export async function fetchRatingMovement(
  tx: Tx,
  parameters: FigureParameters,
  from: Day,
): Promise<MovementCount[]> {
  const { rows } = await sql<MovementCount>`
    ${withBoth(parameters, from)}
    select was as "from", is_now as "to", count(*) as n from both_days group by was, is_now`.execute(tx);
  return rows;
}

/** Those locations: of one pair, of one change (see CHANGES), or all. */
export async function fetchMovedLocationIds(
  tx: Tx,
  parameters: FigureParameters,
  from: Day,
  selection: FigureSelection,
): Promise<string[]> {
  const pairs = selection.change === undefined ? null : pairsOf(selection.change);
  const { rows } = await sql<{ location_id: string }>`
    ${withBoth(parameters, from)}
    select location_id
      from both_days
     where (${selection.from ?? null}::text is null or was = ${selection.from ?? null})
       and (${selection.to ?? null}::text is null or is_now = ${selection.to ?? null})
       and (${pairs === null} or exists (
         select from unnest(${pairs?.map((pair) => pair.from) ?? []}::text[], ${pairs?.map((pair) => pair.to) ?? []}::text[]) as p (was, is_now)
          where p.was = both_days.was and p.is_now = both_days.is_now))
     order by location_id`.execute(tx);
  return rows.map((row) => row.location_id);
}
