import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** A service that was red in the week. */
export interface RedService {
  locationId: string;
  name: string;
}

export interface ReviewForm {
  heldOn: Day;
  tookPart: string;
  decisions: { locationId: string; decision: string }[];
}

/** Reads a review: a decision about every red service, each under its place in the list. */
export function parseReview(fields: Fields, reds: readonly RedService[], today: Day): Parsed<ReviewForm> {
  const errors: FieldError[] = [];
  if (reds.length === 0) errors.push({ field: 'tookPart', message: messages.noReds });
  const heldOn = dayOf(fields, 'held');
  if (heldOn === undefined) errors.push({ field: 'held-day', message: messages.dayWrong('The day') });
  else if (heldOn === null) errors.push({ field: 'held-day', message: messages.heldMissing });
  else if (heldOn > today) errors.push({ field: 'held-day', message: messages.heldToCome });
  const tookPart = one(fields, 'tookPart');
  if (reds.length > 0 && (tookPart === '' || tookPart.length > 2000))
    errors.push({ field: 'tookPart', message: messages.tookPart });
  const decisions = reds.map(({ locationId, name }) => {
    const decision = one(fields, `decision-${locationId}`);
    if (decision === '' || decision.length > 2000)
      errors.push({ field: `decision-${locationId}`, message: messages.decisionMissing(name) });
    return { locationId, decision };
  });
  return errors.length > 0 || !heldOn ? { errors } : { value: { heldOn, tookPart, decisions } };
}
