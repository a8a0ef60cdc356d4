import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { MeetingState } from '../rules/meeting-states.ts';

export interface MeetingRow {
  meetingId: string;
  kind: string;
  heldOn: Day;
  startsAt: string;
  place: string;
  chair: string;
  state: MeetingState;
  items: number;
  people: number;
  openActions: number;
}

/** The meetings of the council, the last first; at most 200. */
export async function fetchMeetings(tx: Tx): Promise<MeetingRow[]> {
  const found = await sql<MeetingRow>`
    select m.meeting_id as "meetingId", m.kind, m.held_on as "heldOn", m.starts_at as "startsAt", m.place, m.chair, m.state,
           (select count(*)::int from meetings.item i where i.meeting_id = m.meeting_id and not i.removed) as items,
           (select count(*)::int from meetings.attendee a where a.meeting_id = m.meeting_id) as people,
           (select count(*)::int from meetings.action c where c.meeting_id = m.meeting_id and c.state = 'open') as "openActions"
      from meetings.meeting m
     order by m.held_on desc, m.meeting_id
     limit 200`.execute(tx);
  return found.rows;
}
