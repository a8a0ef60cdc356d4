import { longDay } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../market/index.ts';
import { messages } from '../messages.ts';
import type { DecisionMade } from '../queries/find-status-to-decide.ts';
import { floorsBelow, overrideDays, proposalText } from '../rules/decision.ts';
import type { DecisionToMake } from './load-decision.ts';

/** The two forms of a decision: to accept what is proposed, and to decide otherwise. */
export interface DecisionFormsModel {
  action: string;
  proposed: Rag;
  /** "Accept Amber", or in a review "Accept Amber and next". */
  accept: string;
  override: string;
  hidden: { proposal: string; decisionNumber: string };
  colours: { rag: Rag; hint: string | null }[];
  owners: { value: string; text: string }[];
  latest: string;
  typed: {
    rag: string;
    reason: string;
    owner: string;
    until: DayBoxes;
    nextAction: string;
    acceptedAction: string;
  };
  errors: FieldError[];
  /** True where what was typed is for an override, so that it is open. */
  overriding: boolean;
}

/** What was sent and could not be saved. */
export interface SentDecision {
  fields: Fields;
  errors: FieldError[];
}

/** The forms as they are shown first, or again with what was typed. */
export function presentDecisionForms(
  { status, assessment, today }: DecisionToMake,
  given: {
    action: string;
    accountId: string;
    /** What is proposed to do next; else what the last decision said. */
    proposedAction?: string;
    /** Follows the names of the buttons: " and next". */
    andThen?: string;
    sent?: SentDecision | undefined;
  },
): DecisionFormsModel {
  const { usual, latest } = overrideDays(status.rule, today);
  const next = given.proposedAction ?? status.last?.nextAction ?? '';
  const { sent } = given;
  const typed = (name: string, first: string) => (sent === undefined ? first : one(sent.fields, name));
  const andThen = given.andThen ?? '';
  return {
    action: given.action,
    proposed: assessment.rag,
    accept: `Accept ${assessment.rag}${andThen}`,
    override: `Override${andThen}`,
    hidden: { proposal: proposalText(assessment), decisionNumber: String(status.decisionNumber) },
    colours: RAGS.filter((rag) => rag !== assessment.rag).map((rag) => ({
      rag,
      hint:
        floorsBelow(rag, assessment.floors).length === 0
          ? null
          : 'Below what a fact holds it at: for a quality manager or a senior manager',
    })),
    owners: status.deciders.map(({ accountId, name }) => ({ value: accountId, text: name })),
    latest: longDay(latest),
    typed: {
      rag: typed('rag', ''),
      reason: typed('reason', ''),
      owner: typed('owner', given.accountId),
      until:
        sent === undefined || one(sent.fields, 'act') === 'accept'
          ? boxesOf(usual)
          : boxesTyped(sent.fields, 'until'),
      nextAction: typed('nextAction', next) || (one(sent?.fields ?? {}, 'act') === 'accept' ? next : ''),
      acceptedAction: one(sent?.fields ?? {}, 'act') === 'override' ? next : typed('acceptedAction', next),
    },
    errors: sent?.errors ?? [],
    overriding: sent !== undefined && one(sent.fields, 'act') !== 'accept',
  };
}

/** What a form says that somebody else was faster than. */
export function overtakenAt(fields: Fields): FieldError {
  return { field: one(fields, 'act') === 'accept' ? 'acceptedAction' : 'rag', message: messages.overtaken };
}

/** A decision in sentences, for those who may know its reason. */
export function decisionLines(made: DecisionMade): string[] {
  const { rag, proposedRag, decidedOn, decidedBy, reason, owner, expiresOn, nextAction } = made;
  const by = `${longDay(decidedOn)} by ${decidedBy}`;
  const what =
    rag === proposedRag
      ? `${rag}, as the model proposed, on ${by}.`
      : `${rag} instead of ${proposedRag}, on ${by}, until ${expiresOn === null ? 'no day' : longDay(expiresOn)}.`;
  return [
    what,
    ...(reason === '' ? [] : [`Reason: ${reason}`]),
    ...(owner === null ? [] : [`Owner: ${owner}`]),
    ...(nextAction === '' ? [] : [`Next: ${nextAction}`]),
  ];
}
