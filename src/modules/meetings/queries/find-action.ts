import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ActionState } from './find-meeting.ts';

export interface ActionOfMeeting {
  actionId: string;
  meetingId: string;
  kind: string;
  heldOn: Day;
  itemTitle: string | null;
  locationId: string | null;
  words: string;
  ownerAccountId: string | null;
  owner: string;
  dueOn: Day;
  state: ActionState;
  endedOn: Day | null;
  outcome: string;
  version: number;
}

/** An action with the meeting and the item that it came from. */
export async function findAction(tx: Tx, actionId: string): Promise<ActionOfMeeting | undefined> {
  const found = await sql<ActionOfMeeting>`
    select c.action_id as "actionId", c.meeting_id as "meetingId", m.kind, m.held_on as "heldOn", i.title as "itemTitle",
           i.location_id as "locationId", c.words, c.owner_account_id as "ownerAccountId", coalesce(p.name, g.name, '') as owner,
           c.due_on as "dueOn", c.state, c.ended_on as "endedOn", c.outcome, c.version
      from meetings.action c
      join meetings.meeting m on m.meeting_id = c.meeting_id
      left join meetings.item i on i.item_id = c.item_id
      left join people.published_account p on p.account_id = c.owner_account_id
      left join meetings.agency g on g.agency_id = c.owner_agency_id
     where c.action_id::text = ${actionId}`.execute(tx);
  return found.rows[0];
}
