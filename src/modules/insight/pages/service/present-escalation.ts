import { clockWords, escalationPaths, isLate } from '../../../escalation/index.ts';
import type { ServiceRecord } from '../../queries/fetch-service.ts';

export interface EscalationPanelModel {
  lines: { name: string; href: string; clock: string | null; late: boolean }[];
}

/** What was escalated of a service and waits for an answer; null where nothing does. */
export function presentEscalations(
  { escalations }: Pick<ServiceRecord, 'escalations'>,
  now: Date,
): EscalationPanelModel | null {
  if (escalations.length === 0) return null;
  return {
    lines: escalations.map(({ escalationId, rule, state, acknowledgeBy, decideBy }) => {
      const clock = { state, acknowledgeBy: new Date(acknowledgeBy), decideBy: new Date(decideBy) };
      const href = escalationPaths.escalation(escalationId);
      return { name: rule, href, clock: clockWords(clock, now), late: isLate(clock, now) };
    }),
  };
}
