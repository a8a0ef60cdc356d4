import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Owners } from '../rules/plan-steps.ts';

/** A service's name, and who may own steps there. */
export interface ServiceOwners {
  locationId: string;
  name: string;
  owners: Owners;
}

/**
 * Who answers for services on a day and can sign in: the officer, the lead of the officer's (first) team, and a quality manager and
 * a senior manager, the team's lead where that is one and else the first by name. Facts recorded against a former
 * registration count. Services that nobody knows are absent.
 */
export async function fetchServiceOwners(
  tx: Tx,
  day: Day,
  locationIds: readonly string[],
): Promise<Map<string, ServiceOwners>> {
  const found = await sql<ServiceOwners>`
    with asked as (
      select g.location_id, g.ancestor_id, g.depth from cqc.published_lineage g
       where g.location_id = any(${[...locationIds]}::text[])
      union select id, id, 0 from unnest(${[...locationIds]}::text[]) as id
    ), officers as (
      select distinct on (asked.location_id) asked.location_id, f.officer_id
        from asked join market.published_local_fact(${day}::date) f on f.location_id = asked.ancestor_id
       order by asked.location_id, asked.depth
    ), named as (
      select l.location_id, l.name from cqc.published_location l where l.location_id = any(${[...locationIds]}::text[])
      union all
      select o.location_id::text, o.name from market.published_own_location o where o.location_id::text = any(${[...locationIds]}::text[])
    ), managers as (
      select r.role, a.account_id, a.name
        from people.published_account_role r join people.published_account a using (account_id)
       where r.role in ('quality-manager', 'senior-manager') and a.state = 'active'
    )
    select n.location_id as "locationId", n.name,
           jsonb_build_object(
             'officer', a.account_id,
             'team-lead', t.lead_account_id,
             'quality-manager', (select m.account_id from managers m where m.role = 'quality-manager'
                                  order by m.account_id is not distinct from t.lead_account_id desc, m.name, m.account_id limit 1),
             'senior-manager', (select m.account_id from managers m where m.role = 'senior-manager'
                                 order by m.account_id is not distinct from t.lead_account_id desc, m.name, m.account_id limit 1)) as owners
      from named n
      left join officers o on o.location_id = n.location_id
      left join people.published_account a on a.officer_id = o.officer_id and a.state = 'active'
      left join lateral (
        select lead.account_id as lead_account_id
          from people.published_team_member m
          join people.published_team t using (team_id)
          left join people.published_account lead on lead.account_id = t.lead_account_id and lead.state = 'active'
         where m.account_id = a.account_id
         order by lower(t.name), t.team_id limit 1) t on true`.execute(tx);
  return new Map(found.rows.map((row) => [row.locationId, row]));
}
