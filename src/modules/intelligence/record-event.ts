import { newId, type Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { defineEvent, type Announce } from '../../platform/events/index.ts';
import { saveEvent } from './queries/save-event.ts';
import type { NewEvent } from './rules/event.ts';

/** The log says something else of these services than before: heard in the transaction that wrote it. */
export const INTELLIGENCE_CHANGED = defineEvent<{
  authorityId: string;
  /** The services that it was about and is about now. */
  locationIds: readonly string[];
  /** The events that were written or changed. */
  eventIds: readonly string[];
}>('intelligence.changed');

export interface Recording {
  authorityId: string;
  clock: Clock;
  announce: Announce;
}

/** Records an event, and tells the rooms that weigh it; answers its id. The one way in, whatever the channel. */
export async function recordEvent(tx: Tx, recording: Recording, event: NewEvent): Promise<string> {
  const { authorityId, clock, announce } = recording;
  const eventId = newId(clock);
  await saveEvent(tx, authorityId, eventId, event);
  await announce(tx, INTELLIGENCE_CHANGED, {
    authorityId,
    locationIds: event.locationId === null ? [] : [event.locationId],
    eventIds: [eventId],
  });
  return eventId;
}
