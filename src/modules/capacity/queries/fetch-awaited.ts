import { sql } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReminderKind } from '../rules/reminders.ts';
import { localFacts } from './local-facts-source.ts';

/** Nobody is reminded of what is older. */
const OLDEST_MONTHS = 12;

/** A return that has not come, with whom to remind and what was said already. */
export interface AwaitedReturn {
  returnId: string;
  locationId: string;
  name: string;
  month: Day;
  opensOn: Day;
  dueOn: Day;
  /** Accounts of the provider's people. */
  providerAccounts: string[];
  /** Accounts of the officer, and of whoever covers for them. */
  officerAccounts: string[];
  reminded: { kind: ReminderKind; number: number; accountId: string }[];
}

/** Every return that is asked and has not come. One query, however many there are. */
export async function fetchAwaited(tx: Tx, today: Day): Promise<AwaitedReturn[]> {
  const found = await sql<AwaitedReturn>`
    with ${localFacts(today)},
    awaited as (
      select r.*, coalesce(l.name, o.name, r.location_id) as name, l.provider_id
        from capacity.monthly_return r
        left join cqc.published_location l on l.location_id = r.location_id
        left join market.published_own_location o on o.location_id::text = r.location_id
       where r.authority_id = platform.current_authority() and r.state in ('asked', 'in-hand', 'late')
         and r.month >= ${addMonths(today, -OLDEST_MONTHS)}::date
    )
    select w.return_id as "returnId", w.location_id as "locationId", w.name, w.month, w.opens_on as "opensOn", w.due_on as "dueOn",
           array(select a.account_id from people.published_account a
                   join people.published_account_role ar on ar.account_id = a.account_id and ar.role = 'provider-user'
                  where a.provider_id = w.provider_id and a.state = 'active' order by 1) as "providerAccounts",
           array(select a.account_id from people.published_account a
                  where a.state = 'active' and a.officer_id in (
                    select f.officer_id from facts f where f.location_id = w.location_id
                    union
                    select c.cover_officer_id from facts f join people.published_cover c on c.officer_id = f.officer_id
                     where f.location_id = w.location_id and ${today}::date between c.from_day and c.until_day)
                  order by 1) as "officerAccounts",
           coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'number', m.number, 'accountId', m.account_id))
                       from capacity.reminder m where m.return_id = w.return_id), '[]') as reminded
      from awaited w
     order by w.month, w.name, w.location_id`.execute(tx);
  return found.rows;
}
