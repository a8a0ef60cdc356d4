import type { RolesThatMay } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Tx } from '../db/types.ts';

declare const payloadOf: unique symbol;

/** Something that happens in one room and that others may hear of. A room shows the kinds it tells through its door. */
export interface EventKind<P> {
  readonly event: string;
  readonly [payloadOf]?: P;
}

/** A kind of event, 'room.what-happened'. Its payload says which council it is of. */
export function defineEvent<P extends { authorityId: string }>(event: string): EventKind<P> {
  return { event };
}

/**
 * Tells every room that listens, in the teller's transaction and one after another: what they write stands or falls with what
 * it follows from.
 */
export type Announce = <P>(tx: Tx, kind: EventKind<P>, payload: P) => Promise<void>;

/** What a listener has beside the event. */
export interface Hearing {
  clock: Clock;
  announce: Announce;
  /** Whom something may be told: absent in tests of one room, where nobody then may. */
  rolesThatMay?: RolesThatMay;
}

/** What a room does when it hears of something; through its door. */
export interface Listener {
  event: string;
  hear(tx: Tx, payload: never, hearing: Hearing): Promise<void>;
}

/** A listener to a kind of event. */
export function listener<P>(
  kind: EventKind<P>,
  hear: (tx: Tx, payload: P, hearing: Hearing) => Promise<void>,
): Listener {
  return { event: kind.event, hear: hear as Listener['hear'] };
}

/** How far an event may lead to others: a circle of rooms that tell each other is a fault, not a long night. */
const DEEPEST = 6;

/**
 * The house's announcer over the listeners of its rooms, lower tiers first.
 * @throws RangeError where events lead to each other without end
 */
export function announcer(
  listeners: readonly Listener[],
  clock: Clock,
  rolesThatMay?: RolesThatMay,
): Announce {
  const byEvent = Map.groupBy(listeners, ({ event }) => event);
  const at =
    (depth: number): Announce =>
    async (tx, kind, payload) => {
      if (depth > DEEPEST) throw new RangeError(`events lead in a circle: the last was "${kind.event}"`);
      for (const { hear } of byEvent.get(kind.event) ?? [])
        await hear(tx, payload as never, { clock, announce: at(depth + 1), rolesThatMay });
    };
  return at(0);
}

/** Nobody listens: for the command line's trials and for tests of one room. */
export const toNobody: Announce = async () => {};
