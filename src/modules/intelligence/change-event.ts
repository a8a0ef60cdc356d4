import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import type { Announce } from '../../platform/events/index.ts';
import { saveChangedEvent, saveEventState, saveRaisedConfidentiality } from './queries/save-changed-event.ts';
import { findStateBefore, saveCorrection } from './queries/save-correction.ts';
import { INTELLIGENCE_CHANGED } from './record-event.ts';
import type { EventRecord, EventValues } from './rules/event-record.ts';
import { SEEN_BY } from './rules/event-words.ts';
import { stateAfter, type Act, type State } from './rules/states.ts';

/** Who changes an event, and how the rest of the house hears of it. */
export interface Changing {
  tx: Tx;
  authority: { authorityId: string };
  clock: Clock;
  announce: Announce;
  may(permission: string): boolean;
}

/** The version that the form saw, and why it is changed. */
export interface Reason {
  version: number;
  why: string;
}

/**
 * Corrects what an event says. What it said is kept, and the rooms that weigh it hear of the old service and the new. False where
 * somebody else changed it since: then nothing is done.
 */
export async function correctEvent(
  changing: Changing,
  event: EventRecord,
  values: EventValues,
  { version, why, accept = false }: Reason & { accept?: boolean },
): Promise<boolean> {
  const { tx } = changing;
  if (!(await keep(changing, event, { version, why, act: 'correct' }))) return false;
  const state = accept && event.state === 'new' ? 'open' : event.state;
  const hides = !changing.may(SEEN_BY[values.confidentiality]);
  const visible = hides ? { kind: event.kind, confidentiality: event.confidentiality } : {};
  await saveChangedEvent(tx, event.eventId, { ...values, ...visible, state });
  // Whoever takes an event out of their own sight does it last: no statement of theirs could write to it afterwards.
  if (hides) await saveRaisedConfidentiality(tx, event.eventId, version + 1, values);
  await tell(changing, event, values.locationId);
  return true;
}

/** Accepts, closes, reopens, withdraws, or takes back what was done. False as correctEvent, and where it cannot be done from its state. */
export async function moveEvent(
  changing: Changing,
  event: EventRecord,
  act: Exclude<Act, 'merge' | 'split'>,
  reason: Reason,
): Promise<boolean> {
  const to = stateAfter(act, event.state);
  if (to === undefined) return false;
  const state: State = to === 'before' ? await findStateBefore(changing.tx, event.eventId) : to;
  if (!(await keep(changing, event, { ...reason, act }))) return false;
  await saveEventState(changing.tx, event.eventId, state);
  await tell(changing, event, event.locationId);
  return true;
}

/** Merges an event into another that tells of the same; its own words stay with it. False as moveEvent. */
export async function mergeEvent(
  changing: Changing,
  event: EventRecord,
  into: EventRecord,
  reason: Reason,
): Promise<boolean> {
  if (stateAfter('merge', event.state) === undefined) return false;
  if (!(await keep(changing, event, { ...reason, act: 'merge' }))) return false;
  await saveEventState(changing.tx, event.eventId, 'merged', into.eventId);
  await tell(changing, event, into.locationId, [into.eventId]);
  return true;
}

/** Marks an event as split; its parts are recorded as events of their own that refer to it. False as moveEvent. */
export async function markSplit(changing: Changing, event: EventRecord, reason: Reason): Promise<boolean> {
  if (stateAfter('split', event.state) === undefined) return false;
  if (!(await keep(changing, event, { ...reason, act: 'split' }))) return false;
  await saveEventState(changing.tx, event.eventId, 'split');
  await tell(changing, event, event.locationId);
  return true;
}

/** Keeps what an event says before it is changed, and takes it. */
export function keep(
  { tx, authority, clock }: Changing,
  event: Pick<EventRecord, 'eventId'>,
  { version, why, act, also }: Reason & { act: string; also?: Record<string, unknown> },
): Promise<boolean> {
  return saveCorrection(tx, event, version, { authorityId: authority.authorityId, clock, act, why, also });
}

async function tell(
  { tx, authority, announce }: Changing,
  event: Pick<EventRecord, 'eventId' | 'locationId'>,
  locationId: string | null,
  others: readonly string[] = [],
): Promise<void> {
  await announce(tx, INTELLIGENCE_CHANGED, {
    authorityId: authority.authorityId,
    locationIds: [...new Set([event.locationId, locationId])].filter((id) => id !== null),
    eventIds: [event.eventId, ...others],
  });
}
