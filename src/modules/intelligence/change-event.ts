import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import type { Announce } from '../../platform/events/index.ts';
import { saveChangedEvent, saveEventState, saveRaisedConfidentiality } from './queries/save-changed-event.ts';
import { saveIdentity } from './queries/save-identity.ts';
import { findStateBefore, saveCorrection, type Correcting } from './queries/save-correction.ts';
import { saveOutcome, type OutcomeValues } from './queries/save-outcome.ts';
import { saveAttachments } from './queries/save-attachments.ts';
import type { NewAttachment } from './rules/event.ts';
import { findEvent } from './queries/find-event.ts';
import { fetchHistory } from './queries/fetch-history.ts';
import { INTELLIGENCE_CHANGED } from './record-event.ts';
import type { EventRecord, EventValues } from './rules/event-record.ts';
import { SEEN_BY } from './rules/event-words.ts';
import { isLive, stateAfter, type Act, type State } from './rules/states.ts';

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
  const protects = values.confidentiality === 'whistleblower' && event.confidentiality !== 'whistleblower';
  if (!(await keep(changing, event, { version, why, act: 'correct', protects }))) return false;
  const state = accept && event.state === 'new' ? 'open' : event.state;
  const source = protects ? await protectSender(changing, event, values) : values.source;
  const hides = !changing.may(SEEN_BY[values.confidentiality]);
  const visible = hides ? { kind: event.kind, confidentiality: event.confidentiality } : {};
  await saveChangedEvent(tx, event.eventId, { ...values, ...visible, source, state });
  // Whoever takes an event out of their own sight does it last: no statement of theirs could write to it afterwards.
  if (hides) await saveRaisedConfidentiality(tx, event.eventId, version + 1, values);
  await tell(changing, event, values.locationId);
  return true;
}

/** A mail names its sender as its source: that moves to who told, apart from the event. Answers what stays as source. */
async function protectSender(
  { tx, authority }: Changing,
  event: EventRecord,
  { source }: EventValues,
): Promise<string> {
  if (event.channel !== 'email' || event.source === '') return source;
  const sender = { name: event.source.slice(0, 200), contact: '', wishes: '', version: 0 };
  await saveIdentity(tx, authority.authorityId, event.eventId, sender);
  return source === event.source ? '' : source;
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
  if (event.state === 'split') await withdrawParts(changing, event, reason.why);
  await tell(changing, event, event.locationId);
  return true;
}

/** The parts of an event that is whole again go with its splitting: they can be put back like any that is withdrawn. */
async function withdrawParts(changing: Changing, event: EventRecord, why: string): Promise<void> {
  const { linked } = await fetchHistory(changing.tx, event.eventId);
  const parts = linked.filter(({ relation, state }) => relation === 'split off this' && isLive(state));
  for (const { eventId } of parts) {
    const part = await findEvent(changing.tx, eventId);
    if (part !== null) await moveEvent(changing, part, 'withdraw', { version: part.version, why });
  }
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
function keep(
  { tx, authority, clock }: Changing,
  event: Pick<EventRecord, 'eventId'>,
  { version, ...correcting }: Reason & Pick<Correcting, 'act' | 'also' | 'protects'>,
): Promise<boolean> {
  return saveCorrection(tx, event, version, { authorityId: authority.authorityId, clock, ...correcting });
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

/** Records what came of an event; the outcome before is kept. Closes the event where asked. False as correctEvent. */
export async function recordOutcome(
  changing: Changing,
  event: EventRecord,
  version: number,
  { close, ...outcome }: OutcomeValues & { close: boolean },
): Promise<boolean> {
  const { tx, authority } = changing;
  const before = (await fetchHistory(tx, event.eventId)).outcome;
  if (!(await keep(changing, event, { version, why: '', act: 'outcome', also: { outcome: before } })))
    return false;
  await saveOutcome(tx, authority.authorityId, event.eventId, outcome);
  await saveEventState(tx, event.eventId, close ? 'closed' : event.state);
  await tell(changing, event, event.locationId);
  return true;
}

/** Attaches files to an event; that is a change of it like any other. False as correctEvent. */
export async function attachFiles(
  changing: Changing,
  event: EventRecord,
  attachments: readonly NewAttachment[],
): Promise<boolean> {
  const { tx, authority, clock } = changing;
  const why = attachments
    .map(({ fileName }) => fileName)
    .join(', ')
    .slice(0, 2_000);
  if (!(await keep(changing, event, { version: event.version, why, act: 'attach' }))) return false;
  const { eventId } = event;
  await saveAttachments(
    tx,
    { authorityId: authority.authorityId, clock },
    attachments.map((each) => ({ ...each, eventId })),
  );
  await saveEventState(tx, eventId, event.state, event.mergedInto);
  return true;
}
