import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { MeetingState } from '../rules/meeting-states.ts';

export interface MeetingFacts {
  kind: string;
  heldOn: Day;
  startsAt: string;
  place: string;
  chair: string;
}

/** Plans a meeting. */
export async function saveNewMeeting(
  tx: Tx,
  authorityId: string,
  meetingId: string,
  facts: MeetingFacts,
): Promise<void> {
  await sql`
    insert into meetings.meeting (meeting_id, authority_id, kind, held_on, starts_at, place, chair)
    values (${meetingId}, ${authorityId}, ${facts.kind}, ${facts.heldOn}::date, ${facts.startsAt}, ${facts.place}, ${facts.chair})`.execute(
    tx,
  );
}

/** Changes a meeting; false where `version` is no longer the one saved, and then nothing is changed. */
export async function saveMeeting(
  tx: Tx,
  meetingId: string,
  version: number,
  facts: MeetingFacts,
): Promise<boolean> {
  const saved = await sql`
    update meetings.meeting
       set kind = ${facts.kind}, held_on = ${facts.heldOn}::date, starts_at = ${facts.startsAt}, place = ${facts.place},
           chair = ${facts.chair}, version = version + 1
     where meeting_id = ${meetingId} and version = ${version} and state in ('planned', 'held')`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Takes a meeting a step on; with the day where its minutes are approved. False where somebody changed it meanwhile. */
export async function saveMeetingState(
  tx: Tx,
  meetingId: string,
  version: number,
  state: MeetingState,
  today: Day,
): Promise<boolean> {
  const approved = state === 'approved';
  const saved = await sql`
    update meetings.meeting
       set state = ${state}, version = version + 1, approved_on = case when ${approved}::boolean then ${today}::date end,
           approved_by = case when ${approved}::boolean then platform.current_actor() end
     where meeting_id = ${meetingId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
