import { KIND_NAMES } from '../../rules/protocol.ts';
import type { CouncilContext } from '../../parts/for-council.ts';
import type { InterventionRecord } from '../../queries/find-intervention.ts';
import { saveEventOf } from '../../queries/save-event-of.ts';
import { startIntervention, type Started } from '../../start-intervention.ts';
import { recordEvent, type NewEvent } from '../../../intelligence/index.ts';
import type { EndForm } from './form.ts';

type Ended = Extract<EndForm, { act: 'end' }>;

/**
 * What follows from an intervention's end, in the same transaction: its result in the intelligence log, then what the protocol asks
 * for. The log first, so that a colour that it changes has asked before.
 */
export async function carryOn(
  context: CouncilContext,
  one: InterventionRecord,
  ended: Ended,
): Promise<Started | null> {
  const { tx, clock, announce } = context;
  const { authorityId } = context.authority;
  if (ended.records) {
    const eventId = await recordEvent(tx, { authorityId, clock, announce }, eventOf(context, one, ended));
    await saveEventOf(tx, one.interventionId, eventId);
  }
  const { interventionId, locationId, rag } = one;
  const ask = { locationId, colour: rag, causeKey: `ended ${interventionId} ${ended.outcome}` } as const;
  const acting = { clock, authorityId };
  const found = `${one.kindName} found concerns`;
  if (ended.outcome === 'concerns')
    return startIntervention(tx, acting, { ...ask, trigger: 'check-concerns', words: found });
  if (ended.outcome !== 'escalated' || ended.nextKind === null) return null;
  const trigger = one.kind === 'improvement-panel' ? 'panel-decision' : 'hand';
  const words = `${one.kindName} ended: more was needed`;
  return startIntervention(tx, acting, { ...ask, trigger, words, kind: ended.nextKind, start: 'automatic' });
}

function eventOf({ today }: CouncilContext, one: InterventionRecord, ended: Ended): NewEvent {
  const concern = ended.outcome === 'concerns';
  const what =
    one.drawId === null ? KIND_NAMES[one.kind] : `Random check (${KIND_NAMES[one.kind].toLowerCase()})`;
  return {
    locationId: one.locationId,
    kind: concern ? 'visit-concern' : 'visit',
    source: 'Council officer',
    channel: 'system',
    occurredOn: today,
    receivedOn: today,
    severity: ended.severity ?? 1,
    confidentiality: 'open',
    themes: [],
    peopleAffected: null,
    reference: '',
    title: `${what}: ${concern ? 'concerns' : 'all was fine'}`,
    account: ended.reason,
    identity: null,
    state: 'open',
  };
}
