import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { readDay } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import type { MeetingFacts } from '../../queries/save-meeting.ts';

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** Reads what a meeting is: its kind, day, time, place and chair. */
export function parseMeetingForm(fields: Fields, today: Day): Parsed<MeetingFacts> {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => void errors.push({ field, message });
  const [kind, place, chair] = [one(fields, 'kind'), one(fields, 'place'), one(fields, 'chair')];
  if (kind === '') refuse('kind', messages.kindMissing);
  else if (kind.length > 100) refuse('kind', messages.tooLong('The kind', 100));
  const heldOn = readDay(
    fields,
    'heldOn',
    { what: 'The day of the meeting', missing: messages.dayMissing, today, mayCome: true },
    errors,
  );
  const typedTime = one(fields, 'startsAt');
  const time = TIME.exec(typedTime);
  if (typedTime !== '' && time === null) refuse('startsAt', messages.timeWrong);
  if (place.length > 500) refuse('place', messages.tooLong('The place', 500));
  if (chair === '') refuse('chair', messages.chairMissing);
  else if (chair.length > 200) refuse('chair', messages.tooLong('The name of the chair', 200));
  if (heldOn === null || errors.length > 0) return { errors };
  const startsAt = time === null ? '' : `${time[1]!.padStart(2, '0')}:${time[2]}`;
  return { value: { kind, heldOn, startsAt, place, chair } };
}
