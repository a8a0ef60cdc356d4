import type { Day } from '../../../kernel/calendar-day.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fetchNewSince } from '../queries/fetch-new-since.ts';
import type { Meeting } from '../queries/find-meeting.ts';
import { saveNewItems, saveWhys } from '../queries/save-items.ts';
import { draftAgenda } from '../rules/agenda.ts';

/** A meeting can speak of no more; what matters most comes first. */
const MOST_ITEMS = 30;

/**
 * Puts on the agenda what is new since a day, and says anew why services are on it. What the chair took off stays off, and what is on
 * it is not put on twice.
 *
 * @returns how many lines were added
 */
export async function buildAgenda(
  { tx, clock, authorityId }: { tx: Tx; clock: Clock; authorityId: string },
  { meetingId, items }: Meeting,
  since: Day,
): Promise<number> {
  const drafted = draftAgenda(await fetchNewSince(tx, since)).slice(0, MOST_ITEMS);
  const there = new Set(items.map(({ locationId }) => locationId));
  const added = drafted.filter(({ locationId }) => !there.has(locationId));
  await saveWhys(tx, meetingId, drafted);
  await saveNewItems(tx, clock, { meetingId, authorityId, after: items.length }, added);
  return added.length;
}
