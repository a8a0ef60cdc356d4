import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Share } from './find-meeting.ts';

/** Says what is shared of an item with each of some agencies; with the day where it is shared now. */
export async function saveNewShares(
  tx: Tx,
  clock: Clock,
  item: { meetingId: string; itemId: string; authorityId: string },
  share: Pick<Share, 'level' | 'words' | 'basis'> & { agencyIds: readonly string[]; sharedOn: Day | null },
): Promise<void> {
  const ids = share.agencyIds.map((agencyId) => ({ agencyId, shareId: newId(clock) }));
  await sql`
    insert into meetings.share (share_id, authority_id, meeting_id, item_id, agency_id, level, words, basis, shared_on, shared_by)
    select r."shareId", ${item.authorityId}, ${item.meetingId}, ${item.itemId}, r."agencyId", ${share.level}, ${share.words}, ${share.basis},
           ${share.sharedOn}::date, case when ${share.sharedOn}::date is not null then platform.current_actor() end
      from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as r ("shareId" uuid, "agencyId" uuid)`.execute(
    tx,
  );
}

/** Records that it was shared on a day; what was shared already stays as it is. */
export async function saveShared(tx: Tx, itemId: string, shareId: string, on: Day): Promise<void> {
  await sql`
    update meetings.share set shared_on = ${on}::date, shared_by = platform.current_actor()
     where item_id = ${itemId} and share_id::text = ${shareId} and shared_on is null`.execute(tx);
}
