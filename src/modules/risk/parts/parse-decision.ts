import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { dayOf, one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import type { HeldFloor } from '../rules/assessment.ts';
import { floorsBelow, overrideDays, type Choice, type OverrideRule, type Seen } from '../rules/decision.ts';

/** What a decision is checked against. */
export interface DecisionBounds {
  proposed: Rag;
  floors: readonly HeldFloor[];
  rule: OverrideRule;
  today: Day;
  /** Accounts that may own an override. */
  owners: ReadonlySet<string>;
  /** Whether whoever decides may go below a floor. */
  mayGoBelow: boolean;
}

/** What the form was shown for, as it carries it. */
export function seenOf(fields: Fields): Seen {
  return {
    proposal: one(fields, 'proposal'),
    decisionNumber: wholeNumber(one(fields, 'decisionNumber'), 0, 999_999_999) ?? -1,
  };
}

/** Reads a decision: the proposal accepted, or another colour with its reason, owner and last day. */
export function parseDecision(fields: Fields, bounds: DecisionBounds): Parsed<Choice> {
  const errors: FieldError[] = [];
  const accepts = one(fields, 'act') === 'accept';
  const field = accepts ? 'acceptedAction' : 'nextAction';
  const nextAction = one(fields, field);
  if (nextAction.length > 1_000) errors.push({ field, message: messages.nextActionTooLong });
  if (accepts) {
    if (errors.length > 0) return { errors };
    return { value: { rag: bounds.proposed, override: null, nextAction } };
  }
  const rag = readColour(fields, bounds, errors);
  const reason = one(fields, 'reason');
  if (reason === '') errors.push({ field: 'reason', message: messages.reasonMissing });
  if (reason.length > 4_000) errors.push({ field: 'reason', message: messages.reasonTooLong });
  const ownerAccountId = one(fields, 'owner');
  if (!bounds.owners.has(ownerAccountId)) errors.push({ field: 'owner', message: messages.ownerMissing });
  const expiresOn = readUntil(fields, bounds, errors);
  if (errors.length > 0 || rag === null || expiresOn === null) return { errors };
  return { value: { rag, override: { reason, ownerAccountId, expiresOn }, nextAction } };
}

function readColour(fields: Fields, bounds: DecisionBounds, errors: FieldError[]): Rag | null {
  const rag = RAGS.find((each) => each === one(fields, 'rag'));
  if (rag === undefined || rag === bounds.proposed) {
    errors.push({ field: 'rag', message: messages.colourMissing });
    return null;
  }
  const floor = floorsBelow(rag, bounds.floors)[0];
  if (floor !== undefined && !bounds.mayGoBelow)
    errors.push({ field: 'rag', message: messages.belowFloor(floor.atLeast, floor.words) });
  return rag;
}

function readUntil(fields: Fields, { rule, today }: DecisionBounds, errors: FieldError[]): Day | null {
  const until = dayOf(fields, 'until');
  const { latest } = overrideDays(rule, today);
  const wrong =
    until === undefined
      ? messages.untilWrong
      : until === null
        ? messages.untilMissing
        : until < today
          ? messages.untilPast
          : until > latest
            ? messages.untilTooLate(latest)
            : undefined;
  if (wrong !== undefined) errors.push({ field: 'until-day', message: wrong });
  return wrong === undefined ? (until ?? null) : null;
}
