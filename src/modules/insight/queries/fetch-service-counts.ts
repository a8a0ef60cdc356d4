import { sql, type RawBuilder } from 'kysely';
import type { FigureParameters, FigureSelection } from '../../../platform/figures/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface ServiceCount {
  group: string;
  n: number;
  operational: number;
  contracted: number;
}

const GROUPS: Record<string, RawBuilder<unknown>> = {
  'service-type': sql`v.category`,
  setting: sql`v.setting`,
  'local-authority': sql`coalesce(v.local_authority, 'Not known')`,
  provider: sql`coalesce(v.provider, 'Not known')`,
};

/** Providers of one name are told apart by their id, as in the figures of the cqc room. */
const PROVIDER = sql`
  coalesce(p.name || case when exists (select from cqc.published_provider o where o.name = p.name and o.provider_id <> p.provider_id)
                          then ' (' || p.provider_id || ')' else '' end,
           l.provider_id)`;

/** Locations registered with CQC on the day, and the council's own services open on it, with the local facts of that day. */
function source(parameters: FigureParameters): RawBuilder<unknown> {
  const { asAt, localAuthorities = [] } = parameters;
  return sql`
    (select l.location_id, l.leading_category as category,
            case when l.leading_category in ('Nursing home', 'Residential home') then 'Care homes' else 'Community' end as setting,
            l.local_authority, ${PROVIDER} as provider, f.operational, f.contracted
       from cqc.published_location l
       left join cqc.published_provider p using (provider_id)
       left join market.published_local_fact(${asAt}::date) f using (location_id)
      where (l.registration_date is null or l.registration_date <= ${asAt}::date)
        and (${asAt}::date < l.deregistration_date or (l.deregistration_date is null and l.registration_status = 'Registered'))
        and (${localAuthorities.length === 0} or l.local_authority = any(${localAuthorities}::text[]))
     union all
     select o.location_id::text, o.service_type, 'Not registered with CQC', o.local_authority, o.provider_name, f.operational, f.contracted
       from market.published_own_location o
       left join market.published_local_fact(${asAt}::date) f on f.location_id = o.location_id::text
      where (o.opened_on is null or o.opened_on <= ${asAt}::date) and (o.closed_on is null or o.closed_on > ${asAt}::date)
        and (${localAuthorities.length === 0} or o.local_authority = '' or o.local_authority = any(${localAuthorities}::text[]))) v`;
}

function group(by: string | undefined): RawBuilder<unknown> {
  return (by === undefined ? undefined : GROUPS[by]) ?? sql`'All'::text`;
}

/** How many services there are on a day, by group; a service whose operation nobody has doubted counts as operating. */
export async function fetchServiceCounts(tx: Tx, parameters: FigureParameters): Promise<ServiceCount[]> {
  const found = await sql<ServiceCount>`
    select ${group(parameters.by)} as "group", count(*) as n,
           count(*) filter (where v.operational is distinct from false) as operational,
           count(*) filter (where v.contracted) as contracted
      from ${source(parameters)} group by 1 order by 2 desc, 1`.execute(tx);
  return found.rows;
}

/** Ids of those services, all or those of one group. */
export async function fetchServiceIds(
  tx: Tx,
  parameters: FigureParameters,
  selection: FigureSelection = {},
): Promise<string[]> {
  const wanted = selection.group;
  const all = wanted === undefined || parameters.by === undefined;
  const found = await sql<{ id: string }>`
    select v.location_id as id from ${source(parameters)}
     where (${all} or ${group(parameters.by)} = ${wanted ?? ''})
       and (${selection.only !== 'operational'} or v.operational is distinct from false)
       and (${selection.only !== 'contracted'} or v.contracted)
     order by 1`.execute(tx);
  return found.rows.map((row) => row.id);
}
