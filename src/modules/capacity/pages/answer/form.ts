import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { MonthlyReturn } from '../../queries/find-return.ts';
import type { Answers } from '../../rules/form.ts';
import { jumpsBetween, unconfirmed, type Jump } from '../../rules/jumps.ts';
import { readAnswers } from '../../rules/read-answers.ts';
import { hasCome } from '../../rules/return-states.ts';

type Sending =
  | { value: { answers: Answers; reason: string }; errors?: undefined; jumps?: undefined }
  | { value?: undefined; errors: FieldError[]; jumps: Jump[] };

/** Reads a return that is to be sent: its answers, why it is corrected where it was sent before, and what jumped confirmed. */
export function parseSending(
  found: Pick<MonthlyReturn, 'form' | 'before' | 'state'>,
  fields: Fields,
  today: Day,
): Sending {
  const { value: answers, errors = [] } = readAnswers(found.form, fields, today);
  const reason = one(fields, 'reason');
  const wrong = [...errors];
  if (hasCome(found.state) && reason === '') wrong.push({ field: 'reason', message: messages.reasonMissing });
  if (reason.length > 1000) wrong.push({ field: 'reason', message: messages.reasonTooLong });
  const jumps = answers === undefined ? [] : jumpsBetween(found.form, found.before, answers);
  if (unconfirmed(jumps, many(fields, 'confirmed')).length > 0)
    wrong.push({ field: 'confirmed', message: messages.confirmJumps });
  if (answers === undefined || wrong.length > 0) return { errors: wrong, jumps };
  return { value: { answers, reason } };
}
