import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Item } from './find-meeting.ts';

export type NewItem = Pick<Item, 'origin' | 'locationId' | 'title' | 'why'>;

/** Puts lines at the end of an agenda. */
export async function saveNewItems(
  tx: Tx,
  clock: Clock,
  meeting: { meetingId: string; authorityId: string; after: number },
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item, i) => ({ ...item, itemId: newId(clock), place: meeting.after + i + 1 }));
  await sql`
    insert into meetings.item (item_id, authority_id, meeting_id, place, origin, location_id, title, why)
    select r."itemId", ${meeting.authorityId}, ${meeting.meetingId}, r.place, r.origin, r."locationId", r.title, r.why
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "itemId" uuid, place int, origin text, "locationId" text, title text, why text)`.execute(tx);
}

/** Says anew why services are on the agenda, by location. */
export async function saveWhys(
  tx: Tx,
  meetingId: string,
  items: readonly { locationId: string; why: string }[],
): Promise<void> {
  await sql`
    update meetings.item i set why = r.why
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r ("locationId" text, why text)
     where i.meeting_id = ${meetingId} and i.location_id = r."locationId" and i.origin <> 'by hand' and i.why <> r.why`.execute(
    tx,
  );
}

/** The order of an agenda: ids of its lines, the first first. */
export async function savePlaces(tx: Tx, meetingId: string, itemIds: readonly string[]): Promise<void> {
  await sql`
    update meetings.item i set place = o.place
      from unnest(${[...itemIds]}::uuid[]) with ordinality as o (item_id, place)
     where i.meeting_id = ${meetingId} and i.item_id = o.item_id`.execute(tx);
}

/** Takes a line off the agenda, or puts it back. */
export async function saveRemoved(
  tx: Tx,
  meetingId: string,
  itemId: string,
  removed: boolean,
): Promise<void> {
  await sql`
    update meetings.item set removed = ${removed} where meeting_id = ${meetingId} and item_id::text = ${itemId}`.execute(
    tx,
  );
}

/** Writes minutes and decision of a line; false where somebody else wrote meanwhile, and then nothing is changed. */
export async function saveMinutes(
  tx: Tx,
  itemId: string,
  version: number,
  words: { minutes: string; decision: string },
): Promise<boolean> {
  const saved = await sql`
    update meetings.item set minutes = ${words.minutes}, decision = ${words.decision}, version = version + 1
     where item_id = ${itemId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
