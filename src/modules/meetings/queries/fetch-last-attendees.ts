import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { NewAttendee } from './save-attendees.ts';

/** Whoever was invited to the last meeting of the same kind, and is not invited to this one yet. */
export async function fetchLastAttendees(tx: Tx, meetingId: string): Promise<NewAttendee[]> {
  const found = await sql<NewAttendee>`
    select a.name, a.role, a.agency_id as "agencyId", a.email
      from meetings.meeting m
      join lateral (select p.meeting_id from meetings.meeting p
                     where lower(p.kind) = lower(m.kind) and p.held_on < m.held_on and p.state <> 'cancelled'
                     order by p.held_on desc limit 1) last on true
      join meetings.attendee a on a.meeting_id = last.meeting_id
     where m.meeting_id = ${meetingId}
       and not exists (select from meetings.attendee b where b.meeting_id = m.meeting_id and lower(b.name) = lower(a.name))
     order by lower(a.name)`.execute(tx);
  return found.rows;
}
