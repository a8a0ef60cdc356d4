import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { WorkSource } from '../../platform/work/index.ts';
import { paths } from './routes.ts';

interface Row {
  actionId: string;
  words: string;
  locationId: string | null;
  dueOn: Day;
}

/** What meetings gave a person to do and is not done. */
export const ownActions: WorkSource<Row> = {
  name: 'actions of meetings',
  permission: 'meetings.read',
  rows: ({ accountId }) => sql<Row>`
      select c.action_id as "actionId", c.words, i.location_id as "locationId", c.due_on as "dueOn"
        from meetings.action c left join meetings.item i on i.item_id = c.item_id
       where c.owner_account_id = ${accountId} and c.state = 'open'
       order by c.due_on, c.action_id
       limit 200`,
  items: (rows, { today }) =>
    rows.map(({ actionId, words, locationId, dueOn }) => ({
      state: dueOn < today ? 'overdue' : 'due',
      locationId,
      words: `Action of a meeting: ${words}`,
      href: paths.action(actionId),
      day: dueOn,
    })),
};
