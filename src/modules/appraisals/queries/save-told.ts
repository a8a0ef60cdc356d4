import { sql, type RawBuilder } from 'kysely';
import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** What a provider's people are told of, each once. */
export type Told = 'asked' | 'due' | 'late';

/** Whom to tell of what. */
export interface Telling {
  accountId: string;
  returnId: string;
  name: string;
  theme: string;
  dueOn: Day;
}

/** Marks returns of open campaigns as told of, and answers whom to tell. To ask again on the same day answers nobody. */
export async function saveTold(tx: Tx, what: Told, today: Day): Promise<Telling[]> {
  const found = await sql<Telling>`
    with told as (
      update appraisals.weekly_return r set told = r.told || ${what}::text
        from appraisals.campaign c
       where c.campaign_id = r.campaign_id and c.state = 'open' and r.authority_id = platform.current_authority()
         and not (${what} = any(r.told)) and r.answered_on is null and r.due_on >= ${addDays(today, -14)}::date and ${when(what, today)}
      returning r.return_id, r.location_id, r.due_on, c.theme
    )
    select a.account_id as "accountId", t.return_id as "returnId", l.name, t.theme, t.due_on as "dueOn"
      from told t
      join cqc.published_location l on l.location_id = t.location_id
      join people.published_account a on a.provider_id = l.provider_id and a.state = 'active'
      join people.published_account_role ar on ar.account_id = a.account_id and ar.role = 'provider-user'
     order by a.account_id, lower(l.name), t.return_id`.execute(tx);
  return found.rows;
}

function when(what: Told, today: Day): RawBuilder<unknown> {
  if (what === 'asked') return sql`r.due_on >= ${today}::date`;
  if (what === 'due') return sql`r.due_on = ${today}::date and r.opened_on < ${today}::date`;
  return sql`r.due_on < ${today}::date`;
}
