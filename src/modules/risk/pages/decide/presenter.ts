import { longDay } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import type { Before } from '../../parts/load-before.ts';
import type { DecisionToMake } from '../../parts/load-decision.ts';
import {
  decisionLines,
  presentDecisionForms,
  type DecisionFormsModel,
  type SentDecision,
} from '../../parts/present-decision.ts';
import {
  presentChanges,
  presentReasons,
  type ChangesModel,
  type ReasonsModel,
} from '../../parts/present-reasons.ts';
import { paths } from '../../routes.ts';
import { standingWords } from '../../rules/status-words.ts';

export interface DecidePageModel {
  name: string;
  rag: Rag;
  proposed: Rag;
  standing: string;
  since: string;
  reasons: ReasonsModel;
  changes: ChangesModel | null;
  /** The newest decision, in sentences; empty before the first. */
  last: string[];
  /** True where somebody else was first. */
  overtaken: boolean;
  forms: DecisionFormsModel;
  historyHref: string;
  model: { text: string; href: string };
}

/** What is decided about, why it is proposed, and what changed. */
export function presentDecidePage(
  loaded: DecisionToMake,
  given: {
    before: Before | null;
    accountId: string;
    sent: SentDecision | undefined;
    overtaken: boolean;
  },
): DecidePageModel {
  const { status, assessment } = loaded;
  const { last } = status;
  return {
    name: status.name,
    rag: status.rag,
    proposed: assessment.rag,
    standing: standingWords({
      ...status,
      proposed: assessment.rag,
      decidedOn: last?.decidedOn ?? null,
      decidedBy: last?.decidedBy ?? null,
    }),
    since: `${status.rag} since ${longDay(status.since)}.`,
    reasons: presentReasons(assessment),
    changes: presentChanges(given.before, assessment),
    last: last === null ? [] : decisionLines(last),
    overtaken: given.overtaken,
    forms: presentDecisionForms(loaded, {
      action: paths.decide(status.locationId),
      accountId: given.accountId,
      sent: given.sent,
    }),
    historyHref: paths.history(status.locationId),
    model: {
      text: `${assessment.modelName}, version ${assessment.modelVersion}`,
      href: paths.model(assessment.asAt),
    },
  };
}
