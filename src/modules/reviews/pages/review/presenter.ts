import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import {
  decisionLines,
  presentChanges,
  presentDecisionForms,
  presentReasons,
  standingWords,
  type ChangesModel,
  type DecisionFormsModel,
  type DecisionToMake,
  type ReasonsModel,
  type SentDecision,
} from '../../../risk/index.ts';
import { nextAfter, type Caseload } from '../../parts/load-caseload.ts';
import type { ReviewItem } from '../../queries/fetch-items.ts';
import type { MonthFact } from '../../queries/fetch-month-facts.ts';
import { paths } from '../../routes.ts';
import { monthName } from '../../rules/cycle-days.ts';

export interface ReviewModel {
  name: string;
  serviceHref: string;
  caption: string;
  rag: Rag;
  lead: string;
  back: string;
  backHref: string;
  /** "5 of 40 decided. After this: Meadow Court." */
  progress: string;
  /** The way past this service without deciding; null where nothing else waits. */
  skip: { text: string; href: string } | null;
  overtaken: boolean;
  last: string[];
  forms: DecisionFormsModel;
  proposed: Rag;
  reasons: ReasonsModel;
  changes: ChangesModel | null;
  factsSince: string;
  facts: { day: string; kind: string; words: string; href: string | null }[];
}

const KINDS: Record<MonthFact['kind'], string> = {
  heard: 'Heard',
  cqc: 'CQC',
  rating: 'CQC rating',
  enforcement: 'Enforcement',
  return: 'Return',
  status: 'Status',
  intervention: 'Intervention',
};

/** One service of a review: what happened, what is proposed, and the decision. */
export function presentReview(given: {
  caseload: Caseload;
  item: ReviewItem;
  loaded: DecisionToMake;
  facts: readonly MonthFact[];
  from: Day;
  accountId: string;
  sent: SentDecision | undefined;
  overtaken: boolean;
}): ReviewModel {
  const { caseload, item, loaded, facts, from } = given;
  const { cycle, rules, items, whose } = caseload;
  const { status, assessment } = loaded;
  const { last } = status;
  const all = whose === 'all' ? 'all' : undefined;
  const next = nextAfter(items, item.locationId);
  const done = items.filter((one) => one.done).length;
  return {
    name: item.name,
    serviceHref: paths.service(item.locationId),
    caption: `${item.category}, ${item.officerName ?? 'no officer'}`,
    rag: status.rag,
    lead: `${status.rag} since ${longDay(status.since)}. ${standingWords({
      ...status,
      proposed: assessment.rag,
      decidedOn: last?.decidedOn ?? null,
      decidedBy: last?.decidedBy ?? null,
    })}`,
    back: `Review of ${monthName(cycle.month)}`,
    backHref: paths.caseload(cycle.month, all),
    progress: `${done} of ${items.length} decided. ${
      next === undefined ? 'Nothing else waits.' : `After this: ${next.name}.`
    }`,
    skip:
      next === undefined
        ? null
        : {
            text: `Leave it for now, go to ${next.name}`,
            href: paths.review(cycle.month, next.locationId, all),
          },
    overtaken: given.overtaken,
    last: last === null ? ['Nobody has decided on this service yet.'] : decisionLines(last),
    forms: presentDecisionForms(loaded, {
      action: paths.review(cycle.month, item.locationId, all),
      accountId: given.accountId,
      proposedAction: rules.nextActions[assessment.rag],
      andThen: next === undefined ? '' : ' and next',
      sent: given.sent,
    }),
    proposed: assessment.rag,
    reasons: presentReasons(assessment),
    changes:
      last === null
        ? null
        : presentChanges(
            { assessment: last.assessment, what: 'the last decision', on: last.decidedOn },
            assessment,
          ),
    factsSince: `What happened since ${longDay(from)}`,
    facts: facts.map(({ on, kind, words, eventId }) => ({
      day: shortDay(on),
      kind: KINDS[kind],
      words,
      href: eventId === null ? null : paths.event(eventId),
    })),
  };
}
