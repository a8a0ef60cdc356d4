import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { Movement } from '../../risk/index.ts';
import type { StartMode, Trigger } from './protocol.ts';

/** An ask for an intervention, before anybody has looked what the protocol answers. */
export interface HeardAsk {
  locationId: string;
  trigger: Trigger;
  colour: Rag | null;
  causeKey: string;
  words: string;
  start?: StartMode;
}

/** What holds of a service, and from which day. */
export interface HeldColour {
  locationId: string;
  rag: Rag;
  since: Day;
}

/** Severe enforcement that is in force at a service. */
export interface SevereEnforcement {
  locationId: string;
  enforcementId: string;
  kind: string;
}

/** More services than this moved by one rating are a change of model or data: what they ask for is proposed, not started. */
const MOST_AT_ONCE = 10;

/** The movements that may ask for something: another colour than before, or a new floor; a first rating asks for nothing. */
export function askingMovements(movements: readonly Movement[]): Movement[] {
  return movements.filter(
    ({ from, to, newFloors }) => from !== null && (from.rag !== to.rag || newFloors.length > 0),
  );
}

/** What a rating asks for: statuses that changed today, floors that began to hold, severe enforcement. */
export function asksOfMovements(
  movements: readonly Movement[],
  asAt: Day,
  held: readonly HeldColour[],
  enforcement: readonly SevereEnforcement[],
): HeardAsk[] {
  const start: { start?: StartMode } = movements.length > MOST_AT_ONCE ? { start: 'proposed' } : {};
  const of = new Map(held.map((one) => [one.locationId, one]));
  return movements.flatMap((movement) => {
    const { locationId, from, to, newFloors } = movement;
    // Where nothing is decided or kept yet, what the model proposes holds.
    const now = of.get(locationId) ?? { locationId, rag: to.rag, since: from?.rag === to.rag ? null : asAt };
    const status = now.since === asAt ? [statusAsk({ ...now, since: asAt })] : [];
    const floors = RAGS.filter((rag) => newFloors.some(({ atLeast }) => atLeast === rag)).slice(0, 1);
    const severe = enforcement.filter((one) => one.locationId === locationId);
    const asks = [
      ...status,
      ...floors.map((rag) => floorAsk(locationId, rag, asAt)),
      ...severe.map(enforcementAsk),
    ];
    return asks.map((ask) => ({ ...ask, ...start }));
  });
}

/** A status that has just changed asks once for each day from which it holds. */
export function statusAsk({ locationId, rag, since }: HeldColour): HeardAsk {
  return {
    locationId,
    trigger: 'status',
    colour: rag,
    causeKey: `status ${locationId} ${rag} ${since}`,
    words: `Its status became ${rag} on ${longDay(since)}`,
  };
}

/** An officer's override asks once. */
export function overrideAsk(locationId: string, decisionId: string, rag: Rag): HeardAsk {
  return {
    locationId,
    trigger: 'override',
    colour: rag,
    causeKey: `override ${decisionId}`,
    words: `An officer decided ${rag}, which is not what the risk model proposed`,
  };
}

function floorAsk(locationId: string, rag: Rag, on: Day): HeardAsk {
  return {
    locationId,
    trigger: 'floor',
    colour: rag,
    causeKey: `floor ${locationId} ${rag} ${on}`,
    words: `A floor of the risk model began to hold it at ${rag} on ${longDay(on)}`,
  };
}

function enforcementAsk({ locationId, enforcementId, kind }: SevereEnforcement): HeardAsk {
  return {
    locationId,
    trigger: 'enforcement',
    colour: null,
    causeKey: `enforcement ${enforcementId}`,
    words: `${kind} is in force`,
  };
}
