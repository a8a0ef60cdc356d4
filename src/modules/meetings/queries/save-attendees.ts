import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Attendance, Attendee } from './find-meeting.ts';

export type NewAttendee = Pick<Attendee, 'name' | 'role' | 'agencyId' | 'email'>;

/** Invites people. */
export async function saveNewAttendees(
  tx: Tx,
  clock: Clock,
  meeting: { meetingId: string; authorityId: string },
  people: readonly NewAttendee[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((person) => ({ ...person, attendeeId: newId(clock) }));
  await sql`
    insert into meetings.attendee (attendee_id, authority_id, meeting_id, name, role, agency_id, email)
    select r."attendeeId", ${meeting.authorityId}, ${meeting.meetingId}, r.name, r.role, r."agencyId", r.email
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "attendeeId" uuid, name text, role text, "agencyId" uuid, email text)`.execute(tx);
}

/** Who came and who did not, by attendee. */
export async function saveAttendance(
  tx: Tx,
  meetingId: string,
  rows: readonly { attendeeId: string; attendance: Attendance }[],
): Promise<void> {
  await sql`
    update meetings.attendee a set attendance = r.attendance
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("attendeeId" uuid, attendance text)
     where a.meeting_id = ${meetingId} and a.attendee_id = r."attendeeId" and a.attendance <> r.attendance`.execute(
    tx,
  );
}
