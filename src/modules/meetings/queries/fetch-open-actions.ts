import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface OpenAction {
  actionId: string;
  words: string;
  owner: string;
  dueOn: Day;
  about: string;
}

/** Every action of every meeting that is not ended, what is due first; at most 200. */
export async function fetchOpenActions(tx: Tx): Promise<OpenAction[]> {
  const found = await sql<OpenAction>`
    select c.action_id as "actionId", c.words, coalesce(p.name, g.name, '') as owner, c.due_on as "dueOn", coalesce(i.title, m.kind) as about
      from meetings.action c
      join meetings.meeting m on m.meeting_id = c.meeting_id
      left join meetings.item i on i.item_id = c.item_id
      left join people.published_account p on p.account_id = c.owner_account_id
      left join meetings.agency g on g.agency_id = c.owner_agency_id
     where c.state = 'open'
     order by c.due_on, c.action_id
     limit 200`.execute(tx);
  return found.rows;
}
