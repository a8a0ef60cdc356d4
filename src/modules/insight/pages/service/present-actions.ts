import { longDay } from '../../../../kernel/calendar-day.ts';
import { interventionPaths } from '../../../interventions/index.ts';
import type { ServiceAction, ServiceRecord } from '../../queries/fetch-service.ts';

export interface ActionsPanelModel {
  /** All that was ever done about it. */
  href: string;
  lines: { name: string; href: string; words: string; overdue: boolean }[];
}

/** What is being done about a service, the highest level first. */
export function presentActions({
  locationId,
  actions,
}: Pick<ServiceRecord, 'locationId' | 'actions'>): ActionsPanelModel {
  return {
    href: interventionPaths.ofService(locationId),
    lines: actions.map((action) => ({
      name: action.name,
      href: interventionPaths.one(action.interventionId),
      words: wordsOf(action),
      overdue: action.overdue,
    })),
  };
}

/** "since 3 March 2026, next: visit, due 12 March 2026". */
function wordsOf({ state, startedOn, raisedOn, nextStep, dueOn }: ServiceAction): string {
  if (state === 'proposed') return `proposed on ${longDay(raisedOn)}: to be accepted or declined`;
  const since = `since ${longDay(startedOn ?? raisedOn)}`;
  if (nextStep === null || dueOn === null) return `${since}, every step is done`;
  return `${since}, next: ${nextStep.slice(0, 1).toLowerCase()}${nextStep.slice(1)}, due ${longDay(dueOn)}`;
}
