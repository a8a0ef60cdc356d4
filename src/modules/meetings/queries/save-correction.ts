import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Notes a correction beside approved minutes. */
export async function saveCorrection(
  tx: Tx,
  correction: { correctionId: string; authorityId: string; meetingId: string; words: string; on: Day },
): Promise<void> {
  await sql`
    insert into meetings.correction (correction_id, authority_id, meeting_id, words, noted_on)
    values (${correction.correctionId}, ${correction.authorityId}, ${correction.meetingId}, ${correction.words}, ${correction.on}::date)`.execute(
    tx,
  );
}
