import type { Day } from '../../../kernel/calendar-day.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { fetchAssessment, type StoredAssessment } from '../queries/fetch-assessment.ts';
import { fetchDeciders, type Decider } from '../queries/fetch-deciders.ts';
import { findStatusToDecide, type StatusToDecide } from '../queries/find-status-to-decide.ts';
import type { DecisionBounds } from './parse-decision.ts';

/** Everything that a form of a decision needs. */
export interface DecisionToMake {
  status: StatusToDecide;
  assessment: StoredAssessment;
  deciders: Decider[];
  today: Day;
}

type Asked = Pick<RequestContext, 'tx' | 'today' | 'access'>;

/**
 * What is decided about, in three queries.
 * @throws NotFound where the service has no status
 */
export async function loadDecision(
  { tx, today, access }: Asked,
  locationId: string,
): Promise<DecisionToMake> {
  const assessment = await fetchAssessment(tx, locationId);
  const status = await findStatusToDecide(tx, locationId, today);
  if (assessment === null || status === null)
    throw new NotFound(`status of a service with the id ${locationId.slice(0, 60)}`);
  const deciders = await fetchDeciders(tx, access.rolesThatMay('risk.decide'));
  return { status, assessment, deciders, today };
}

/** What a submitted decision is checked against. */
export function boundsOf(
  { status, assessment, deciders, today }: DecisionToMake,
  may: (permission: string) => boolean,
): DecisionBounds {
  return {
    proposed: assessment.rag,
    floors: assessment.floors,
    rule: status.rule,
    today,
    owners: new Set(deciders.map(({ accountId }) => accountId)),
    mayGoBelow: may('risk.override-floor'),
  };
}
