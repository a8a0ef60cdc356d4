import { newId, type Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { defineEvent, type Announce } from '../../platform/events/index.ts';
import { saveEvent } from './queries/save-event.ts';
import { saveEvents } from './queries/save-events.ts';
import type { Channel, Confidentiality, NewEvent, Severity } from './rules/event.ts';

/** What listeners are told of an event that is new: no word of it, and nobody's name. */
export interface RecordedEvent {
  eventId: string;
  locationId: string | null;
  kind: string;
  severity: Severity;
  confidentiality: Confidentiality;
  channel: Channel;
}

/** The log says something else of these services than before: heard in the transaction that wrote it. */
export const INTELLIGENCE_CHANGED = defineEvent<{
  authorityId: string;
  /** The services that it was about and is about now. */
  locationIds: readonly string[];
  /** The events that were written or changed. */
  eventIds: readonly string[];
  /** Those among them that are new; absent where an older one was changed. */
  recorded?: readonly RecordedEvent[];
}>('intelligence.changed');

export interface Recording {
  authorityId: string;
  clock: Clock;
  announce: Announce;
}

/** Records an event, and tells the rooms that weigh it; answers its id. The one way in, whatever the channel. */
export async function recordEvent(tx: Tx, recording: Recording, event: NewEvent): Promise<string> {
  const eventId = newId(recording.clock);
  await recordEventOnce(tx, recording, eventId, event);
  return eventId;
}

/** Records an event under an id that says which it is; false where that one is recorded already, and then nothing is done. */
export async function recordEventOnce(
  tx: Tx,
  { authorityId, clock, announce }: Recording,
  eventId: string,
  event: NewEvent,
): Promise<boolean> {
  if (!(await saveEvent(tx, { authorityId, eventId, clock }, event))) return false;
  await announce(tx, INTELLIGENCE_CHANGED, {
    authorityId,
    locationIds: event.locationId === null ? [] : [event.locationId],
    eventIds: [eventId],
    recorded: [recordedOf(eventId, event)],
  });
  return true;
}

/**
 * Records many events as `recordEvent` records one, and tells the rooms that weigh them once for all; answers their ids in
 * order. For files of history: give it batches that fit into memory.
 */
export async function recordEvents(
  tx: Tx,
  recording: Recording,
  events: readonly NewEvent[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const { authorityId, clock, announce } = recording;
  const identified = events.map((event) => ({ ...event, eventId: newId(clock) }));
  await saveEvents(tx, { authorityId, clock }, identified);
  const eventIds = identified.map(({ eventId }) => eventId);
  const locationIds = [...new Set(events.flatMap(({ locationId }) => locationId ?? []))];
  const recorded = identified.map((event) => recordedOf(event.eventId, event));
  await announce(tx, INTELLIGENCE_CHANGED, { authorityId, locationIds, eventIds, recorded });
  return eventIds;
}

function recordedOf(eventId: string, event: NewEvent): RecordedEvent {
  const { locationId, kind, severity, confidentiality, channel } = event;
  return { eventId, locationId, kind, severity, confidentiality, channel };
}
