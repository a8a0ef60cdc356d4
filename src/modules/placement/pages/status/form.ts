import { addMonths, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { readDay } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { PLACING_STATES, type PlacingState } from '../../rules/placing-state.ts';
import { WHOM } from '../../rules/whom.ts';

export interface PlacingForm {
  state: PlacingState;
  fromDay: Day;
  scope: string;
  reason: string;
  liftTest: string;
  reviewOn: Day | null;
}

/** The longest that a restriction stands before somebody looks at it again. */
const LONGEST_MONTHS = 12;

/** Reads a decision about placements; `now` is the state that holds. */
export function parsePlacingForm(fields: Fields, today: Day, now: PlacingState): Parsed<PlacingForm> {
  const errors: FieldError[] = [];
  const complain = (field: string, message: string) => errors.push({ field, message });
  const state = PLACING_STATES.find((each) => each === one(fields, 'state'));
  if (state === undefined) complain('state', messages.stateMissing);
  else if (state === 'open' && now === 'open') complain('state', messages.sameState);
  const held = state !== undefined && state !== 'open';
  const scope = held ? one(fields, 'scope') : '';
  if (held && scope === '') complain('scope', messages.scopeMissing);
  if (scope.length > 300) complain('scope', messages.scopeTooLong);
  const reason = one(fields, 'reason');
  if (reason === '') complain('reason', messages.reasonMissing);
  if (reason.length > 4_000) complain('reason', messages.reasonTooLong);
  const rule = { what: 'The day from which it holds', missing: messages.fromMissing, today };
  const fromDay = readDay(fields, 'fromDay', rule, errors);
  const reviewOn = held ? readReview(fields, today, errors) : null;
  const liftTest = held ? one(fields, 'liftTest') : '';
  if (held && liftTest === '') complain('liftTest', messages.liftMissing);
  if (liftTest.length > 2_000) complain('liftTest', messages.liftTooLong);
  if (errors.length > 0 || state === undefined || fromDay === null) return { errors };
  return { value: { state, fromDay, scope, reason, liftTest, reviewOn } };
}

function readReview(fields: Fields, today: Day, errors: FieldError[]): Day | null {
  const rule = { what: 'The day of the review', missing: messages.reviewMissing, today, mayCome: true };
  const found = readDay(fields, 'reviewOn', rule, errors);
  if (found === null) return null;
  if (found <= today) errors.push({ field: 'reviewOn-day', message: messages.reviewPast });
  if (found > addMonths(today, LONGEST_MONTHS))
    errors.push({ field: 'reviewOn-day', message: messages.reviewTooLate });
  return found;
}

export interface ToldForm {
  whom: string;
  name: string;
  how: string;
  toldOn: Day;
}

/** Reads that somebody was told of a decision. */
export function parseToldForm(fields: Fields, today: Day): Parsed<ToldForm> {
  const errors: FieldError[] = [];
  const whom = WHOM.find((each) => each === one(fields, 'whom'));
  if (whom === undefined) errors.push({ field: 'whom', message: messages.whomMissing });
  const name = one(fields, 'name');
  if (name === '' && (whom === 'placing council' || whom === 'other'))
    errors.push({ field: 'name', message: messages.nameMissing });
  if (name.length > 200) errors.push({ field: 'name', message: messages.nameTooLong });
  const how = one(fields, 'how');
  if (how.length > 200) errors.push({ field: 'how', message: messages.howTooLong });
  const rule = { what: 'The day on which they were told', missing: messages.toldMissing, today };
  const toldOn = readDay(fields, 'toldOn', rule, errors);
  if (errors.length > 0 || whom === undefined || toldOn === null) return { errors };
  return { value: { whom, name, how, toldOn } };
}
