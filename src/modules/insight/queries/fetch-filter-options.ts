import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ServiceFilters } from '../rules/service-filters.ts';

/** What the filters of the Services list can be set to. */
export interface FilterOptions {
  types: string[];
  localities: string[];
  localAuthorities: string[];
  officers: { id: string; name: string }[];
}

/** What choosing among all local authorities belongs to: looking beyond our own area. */
type Asked = Pick<ServiceFilters, 'scope' | 'localAuthorities'>;

/** Whether the list offers a choice of local authorities. */
export function offersLocalAuthorities({ scope, localAuthorities }: Asked): boolean {
  return scope === 'everywhere' || localAuthorities.length > 0;
}

/** Every value that at least one service has, in one query; local authorities only where the list offers them. */
export async function fetchFilterOptions(tx: Tx, today: Day, asked: Asked): Promise<FilterOptions> {
  const localAuthorities = offersLocalAuthorities(asked)
    ? sql`array(${eachValue(sql.ref('local_authority'))})`
    : sql`'{}'::text[]`;
  const found = await sql<FilterOptions>`
    select
      array(select category from (
        select value as category from (${eachValue(sql.ref('leading_category'))}) categories
        union select service_type from market.published_own_location) t order by category) as types,
      array(select distinct locality from market.published_local_fact(${today}::date) where locality <> '' order by locality) as localities,
      ${localAuthorities} as "localAuthorities",
      coalesce((select jsonb_agg(jsonb_build_object('id', officer_id, 'name', name) order by name)
                  from people.published_officer where active), '[]') as officers`.execute(tx);
  return found.rows[0] ?? { types: [], localities: [], localAuthorities: [], officers: [] };
}

/** A column's values in order, one step along its index for each: there are few, and tens of thousands of rows. */
function eachValue(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with recursive step (value) as (
      (select ${column} from cqc.published_location where ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from cqc.published_location where ${column} > step.value order by ${column} limit 1)
        from step where step.value is not null)
    select value from step where value is not null`;
}
