import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Somebody with services that wait for their review. */
export interface Waiting {
  accountId: string;
  services: number;
}

/** Who has services of a review that wait, and how many: officers who can sign in, and whoever covers for them on a day. */
export async function fetchWaiting(tx: Tx, cycleId: string, today: Day): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with waiting as (
      select i.officer_id, count(*)::int as services from reviews.item i
       where i.cycle_id = ${cycleId} and i.decision_id is null and i.officer_id is not null
       group by 1
    ), answering as (
      select officer_id, services from waiting
      union all
      select c.cover_officer_id, w.services
        from waiting w join people.published_cover c using (officer_id)
       where ${today}::date between c.from_day and c.until_day
    )
    select a.account_id as "accountId", sum(answering.services)::int as services
      from answering join people.published_account a using (officer_id)
     where a.state = 'active'
     group by 1 order by 1`.execute(tx);
  return rows;
}

/** An override that ends soon, and whose owner has not been told. */
export interface EndingOverride {
  decisionId: string;
  locationId: string;
  name: string;
  accountId: string;
  expiresOn: Day;
}

/** Overrides in force whose last day is at most so many days away, of whose end nobody was told. */
export async function fetchEndingOverrides(tx: Tx, today: Day, days: number): Promise<EndingOverride[]> {
  const { rows } = await sql<EndingOverride>`
    select s.decision_id as "decisionId", s.location_id as "locationId",
           coalesce(l.name, own.name, s.location_id) as name, d.owner_account_id as "accountId", s.expires_on as "expiresOn"
      from risk.published_status s
      join risk.published_decision d using (decision_id)
      join people.published_account a on a.account_id = d.owner_account_id and a.state = 'active'
      left join cqc.published_location l on l.location_id = s.location_id
      left join market.published_own_location own on own.location_id::text = s.location_id
     where s.overridden and s.expires_on between ${today}::date and ${today}::date + ${days}::int
       and not exists (select from reviews.told_expiry t where t.decision_id = s.decision_id)
     order by s.expires_on, s.location_id`.execute(tx);
  return rows;
}
