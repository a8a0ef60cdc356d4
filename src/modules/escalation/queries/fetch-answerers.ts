import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Answerer } from '../rules/ladder.ts';

/** Somebody who may answer escalations, with their name. */
export type NamedAnswerer = Answerer & { name: string };

/** Everybody who can sign in and has one of some roles, and who covers for them today where they are away. */
export async function fetchAnswerers(tx: Tx, today: Day, roles: readonly string[]): Promise<NamedAnswerer[]> {
  const found = await sql<NamedAnswerer>`
    select a.account_id as "accountId", a.name,
           (select array_agg(r.role order by r.role) from people.published_account_role r where r.account_id = a.account_id) as roles,
           (select array_remove(array_agg(distinct stand.account_id), null)
              from people.published_cover c
              left join people.published_account stand on stand.officer_id = c.cover_officer_id and stand.state = 'active'
             where c.officer_id = a.officer_id and ${today}::date between c.from_day and c.until_day) as "coveredBy"
      from people.published_account a
     where a.authority_id = platform.current_authority() and a.state = 'active'
       and exists (select from people.published_account_role r where r.account_id = a.account_id and r.role = any(${[...roles]}::text[]))
     order by a.name, a.account_id`.execute(tx);
  return found.rows;
}
