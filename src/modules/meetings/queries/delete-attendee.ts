import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes back an invitation. */
export async function deleteAttendee(tx: Tx, meetingId: string, attendeeId: string): Promise<void> {
  await sql`
    delete from meetings.attendee where meeting_id = ${meetingId} and attendee_id::text = ${attendeeId}`.execute(
    tx,
  );
}
