import type { Day } from '../../../kernel/calendar-day.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { fetchAssessment, type StoredAssessment } from '../queries/fetch-assessment.ts';
import { findStatusToDecide, type StatusToDecide } from '../queries/find-status-to-decide.ts';
import type { DecisionBounds } from './parse-decision.ts';

/** Everything that a form of a decision needs. */
export interface DecisionToMake {
  status: StatusToDecide;
  assessment: StoredAssessment;
  today: Day;
}

type Asked = Pick<RequestContext, 'tx' | 'today' | 'access'>;

/**
 * What is decided about, in two queries.
 * @throws NotFound where the service has no status
 */
export async function loadDecision(
  { tx, today, access }: Asked,
  locationId: string,
): Promise<DecisionToMake> {
  const assessment = await fetchAssessment(tx, locationId);
  const status = await findStatusToDecide(tx, locationId, today, access.rolesThatMay('risk.decide'));
  if (assessment === null || status === null)
    throw new NotFound(`status of a service with the id ${locationId.slice(0, 60)}`);
  return { status, assessment, today };
}

/** What a submitted decision is checked against. */
export function boundsOf(
  { status, assessment, today }: DecisionToMake,
  may: (permission: string) => boolean,
): DecisionBounds {
  return {
    proposed: assessment.rag,
    floors: assessment.floors,
    rule: status.rule,
    today,
    owners: new Set(status.deciders.map(({ accountId }) => accountId)),
    mayGoBelow: may('risk.override-floor'),
  };
}
