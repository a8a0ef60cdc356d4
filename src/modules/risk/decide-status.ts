import type { Rag } from '../../kernel/rating.ts';
import { newId, type Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { defineEvent, type Announce } from '../../platform/events/index.ts';
import { keepStatus } from './jobs/keep-status.ts';
import { fetchAssessment } from './queries/fetch-assessment.ts';
import { findStatusToDecide, type StatusToDecide } from './queries/find-status-to-decide.ts';
import { holdDecisionsOf, saveDecision } from './queries/save-decision.ts';
import { floorsBelow, proposalText, type Choice, type Seen } from './rules/decision.ts';

/** What STATUS_DECIDED tells: somebody decided on a service. */
interface StatusDecided {
  authorityId: string;
  decisionId: string;
  locationId: string;
  /** What held before and what holds now. */
  from: Rag;
  to: Rag;
  /** Another colour was decided than the model proposes. */
  overridden: boolean;
  /** The decided colour is better than a floor of the model allows. */
  belowFloor: boolean;
}

/** Somebody decided the status of a service. Told in the transaction of the decision, after its status is kept. */
export const STATUS_DECIDED = defineEvent<StatusDecided>('risk.status-decided');

/** Who decides, and where. */
export interface Deciding {
  authorityId: string;
  accountId: string;
  clock: Clock;
  announce: Announce;
}

/** What came of a decision. */
export type Decided =
  | { state: 'decided'; decisionId: string; from: Rag; to: Rag }
  /** Somebody else decided, or the model proposes something else, since the form was shown. Nothing was written. */
  | { state: 'overtaken'; now: StatusToDecide }
  /** It has no status any more. */
  | { state: 'gone' };

/**
 * Decides the status of a service, if its proposal and the newest decision on it are still those that were seen. What may be
 * decided is for parseDecision to say.
 */
export async function decideStatus(
  tx: Tx,
  { authorityId, accountId, clock, announce }: Deciding,
  { locationId, seen, choice }: { locationId: string; seen: Seen; choice: Choice },
): Promise<Decided> {
  const today = clock.today();
  await holdDecisionsOf(tx, authorityId, locationId);
  const assessment = await fetchAssessment(tx, locationId);
  const now = await findStatusToDecide(tx, locationId, today);
  if (assessment === null || now === null) return { state: 'gone' };
  if (proposalText(assessment) !== seen.proposal || now.decisionNumber !== seen.decisionNumber)
    return { state: 'overtaken', now };
  const decisionId = newId(clock);
  const number = now.decisionNumber + 1;
  const made = { decisionId, authorityId, locationId, number, accountId, choice, seen: assessment };
  if (!(await saveDecision(tx, { ...made, decidedOn: today, decidedAt: clock.now() })))
    return { state: 'overtaken', now };
  await keepStatus(tx, authorityId, today, [locationId]);
  const { rag: to, override } = choice;
  const told = { authorityId, decisionId, locationId, from: now.rag, to, overridden: override !== null };
  await announce(tx, STATUS_DECIDED, { ...told, belowFloor: floorsBelow(to, assessment.floors).length > 0 });
  return { state: 'decided', decisionId, from: now.rag, to };
}
