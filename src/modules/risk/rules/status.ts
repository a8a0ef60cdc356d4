import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';

/** The newest decision on a service, as far as it says what holds. */
export interface StandingDecision {
  /** What was decided. */
  rag: Rag;
  /** What the model proposed when it was decided. */
  proposedRag: Rag;
  /** The last day of an override; null where the proposal was accepted. */
  expiresOn: Day | null;
}

/** What holds of a service on a day. */
export interface HeldStatus {
  rag: Rag;
  /** True where nobody has decided yet on what the model proposes now. */
  undecided: boolean;
  /** True where another colour than the proposed one was decided, and still holds. */
  overridden: boolean;
  /** The last day of the override that holds. */
  expiresOn: Day | null;
}

/** The worse of two colours. */
function worseOf(a: Rag, b: Rag): Rag {
  return RAGS.indexOf(a) <= RAGS.indexOf(b) ? a : b;
}

/** Whether a colour is worse than another. */
export function isWorse(a: Rag, than: Rag): boolean {
  return RAGS.indexOf(a) < RAGS.indexOf(than);
}

/**
 * What holds on a day, of what the model proposes on it and the newest decision:
 * - nobody has decided, or an override is past its last day: the proposed colour, undecided;
 * - the model proposes what it proposed then: the decided colour;
 * - it proposes a worse colour than then: the worse of proposed and decided, undecided, so that bad news never makes a colour better;
 * - it proposes a better one: the decided colour stays, undecided, since good news waits for a person.
 */
export function statusThatHolds(proposed: Rag, decision: StandingDecision | null, today: Day): HeldStatus {
  if (decision === null || (decision.expiresOn !== null && today > decision.expiresOn))
    return { rag: proposed, undecided: true, overridden: false, expiresOn: null };
  const overridden = decision.rag !== decision.proposedRag;
  const expiresOn = overridden ? decision.expiresOn : null;
  if (proposed === decision.proposedRag)
    return { rag: decision.rag, undecided: false, overridden, expiresOn };
  if (!isWorse(proposed, decision.proposedRag))
    return { rag: decision.rag, undecided: true, overridden, expiresOn };
  const rag = worseOf(proposed, decision.rag);
  return rag === decision.rag && overridden
    ? { rag, undecided: true, overridden, expiresOn }
    : { rag, undecided: true, overridden: false, expiresOn: null };
}
