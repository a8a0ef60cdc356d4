import { sql, type RawBuilder } from 'kysely';
import type { FigureParameters } from '../../../platform/figures/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../rules/placing-state.ts';

/**
 * Services of a day with what held of placements at them on it: the newest decision that was made by then and had begun, on this
 * registration or else on the nearest one before it.
 */
function source({ asAt, localAuthorities = [] }: FigureParameters): RawBuilder<unknown> {
  return sql`
    (with there as (
       select l.location_id from cqc.published_location l
        where (l.registration_date is null or l.registration_date <= ${asAt}::date)
          and (${asAt}::date < l.deregistration_date or (l.deregistration_date is null and l.registration_status = 'Registered'))
          and (${localAuthorities.length === 0} or l.local_authority = any(${localAuthorities}::text[]))
       union all
       select o.location_id::text from market.published_own_location o
        where (o.opened_on is null or o.opened_on <= ${asAt}::date) and (o.closed_on is null or o.closed_on > ${asAt}::date)
          and (${localAuthorities.length === 0} or o.local_authority = '' or o.local_authority = any(${localAuthorities}::text[]))),
     made as (
       select d.location_id, d.state, d.number from placement.decision d
        where d.from_day <= ${asAt}::date and (d.decided_at at time zone 'Europe/London')::date <= ${asAt}::date),
     reached as (
       select m.location_id, 0 as depth, m.state, m.number from made m
       union all
       select g.location_id, g.depth, m.state, m.number
         from made m join cqc.published_lineage g on g.ancestor_id = m.location_id where g.depth > 0),
     held as (
       select distinct on (location_id) location_id, state from reached order by location_id, depth, number desc)
     select t.location_id, coalesce(h.state, 'open') as state from there t left join held h using (location_id))`;
}

/** How many services there are of each state; a state that none has is not there. */
export async function fetchPlacingCounts(
  tx: Tx,
  parameters: FigureParameters,
): Promise<{ state: PlacingState; n: number }[]> {
  const found = await sql<{ state: PlacingState; n: number }>`
    select v.state, count(*)::int as n from ${source(parameters)} v group by 1`.execute(tx);
  return found.rows;
}

/** Ids of those services, of all or of one state. */
export async function fetchPlacingLocations(
  tx: Tx,
  parameters: FigureParameters,
  state: PlacingState | null,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select v.location_id as id from ${source(parameters)} v where ${state}::text is null or v.state = ${state} order by 1`.execute(
    tx,
  );
  return found.rows.map(({ id }) => id);
}
