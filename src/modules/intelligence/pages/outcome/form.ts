import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { readDay } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import type { OutcomeValues } from '../../queries/save-outcome.ts';
import { FEEDBACKS, FINDINGS } from '../../rules/event-words.ts';

/** Reads what came of an event and what whoever told was told back. */
export function parseOutcomeForm(
  fields: Fields,
  { today, receivedOn }: { today: Day; receivedOn: Day },
): Parsed<OutcomeValues & { close: boolean }> {
  const errors: FieldError[] = [];
  const finding = FINDINGS.find((each) => each === one(fields, 'finding'));
  if (finding === undefined) errors.push({ field: 'finding', message: messages.findingMissing });
  const done = one(fields, 'done');
  if (done === '') errors.push({ field: 'done', message: messages.doneMissing });
  else if (done.length > 5_000)
    errors.push({ field: 'done', message: messages.tooLong('What was done', 5_000) });
  const feedback = FEEDBACKS.find((each) => each === one(fields, 'feedback'));
  if (feedback === undefined) errors.push({ field: 'feedback', message: messages.feedbackMissing });
  const day = { what: 'The day of the feedback', today };
  const feedbackOn = readDay(
    fields,
    'feedbackOn',
    feedback === 'given' ? { ...day, missing: messages.feedbackDayMissing } : day,
    errors,
  );
  if (feedbackOn !== null && feedback !== 'given')
    errors.push({ field: 'feedbackOn-day', message: messages.feedbackDayOdd });
  if (feedbackOn !== null && feedbackOn < receivedOn)
    errors.push({ field: 'feedbackOn-day', message: messages.feedbackBeforeReceived });
  const feedbackWords = one(fields, 'feedbackWords');
  if (feedbackWords.length > 2_000)
    errors.push({ field: 'feedbackWords', message: messages.tooLong('What they were told', 2_000) });
  if (errors.length > 0 || finding === undefined || feedback === undefined) return { errors };
  const close = one(fields, 'close') === 'yes';
  return { value: { finding, done, decidedOn: today, feedback, feedbackOn, feedbackWords, close } };
}
