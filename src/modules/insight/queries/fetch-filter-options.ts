import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** What the filters of the Services list can be set to. */
export interface FilterOptions {
  types: string[];
  localities: string[];
  localAuthorities: string[];
  officers: { id: string; name: string }[];
}

/** Every value that at least one service has, in one query. */
export async function fetchFilterOptions(tx: Tx): Promise<FilterOptions> {
  const found = await sql<FilterOptions>`
    select
      coalesce((select array_agg(category order by category) from (
        select distinct leading_category as category from cqc.published_location
        union select distinct service_type from market.published_own_location) t), '{}') as types,
      coalesce((select array_agg(locality order by locality) from (
        select distinct locality from market.published_local_fact(current_date) where locality <> '') t), '{}') as localities,
      coalesce((select array_agg(local_authority order by local_authority) from (
        select distinct local_authority from cqc.published_location where local_authority is not null) t), '{}') as "localAuthorities",
      coalesce((select jsonb_agg(jsonb_build_object('id', officer_id, 'name', name) order by name)
                  from people.published_officer where active), '[]') as officers`.execute(tx);
  return found.rows[0] ?? { types: [], localities: [], localAuthorities: [], officers: [] };
}
