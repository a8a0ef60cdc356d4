import { addMonths, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { SHARING_LEVELS, type SharingLevel } from '../../rules/sharing-levels.ts';

/** What a council fills in to show its services to another. */
export interface AgreementForm {
  receiverId: string;
  level: SharingLevel;
  purpose: string;
  lawfulBasis: string;
  contact: string;
  fromDay: Day;
  untilDay: Day;
}

/** An agreement that nobody has looked at for longer is looked at again. */
const LONGEST_MONTHS = 36;
const TEXTS = { purpose: 2000, lawfulBasis: 2000, contact: 300 } as const;

/**
 * Reads the form of an agreement. `receivers` are the councils that can be chosen. A change begins on the day of its proposal,
 * so that no day lies between it and what it replaces.
 */
export function parseAgreementForm(
  fields: Fields,
  { receivers, today, isChange }: { receivers: readonly string[]; today: Day; isChange: boolean },
): Parsed<AgreementForm> {
  const errors: FieldError[] = [];
  const receiverId = one(fields, 'with');
  if (!receivers.includes(receiverId)) errors.push({ field: 'with', message: messages.sharingWithMissing });
  const level = SHARING_LEVELS.find((each) => each.level === one(fields, 'level'))?.level;
  if (level === undefined) errors.push({ field: 'level', message: messages.sharingLevelMissing });
  const text = (field: keyof typeof TEXTS) => {
    const typed = one(fields, field);
    if (typed === '') errors.push({ field, message: messages.sharingTextMissing[field] });
    else if (typed.length > TEXTS[field])
      errors.push({ field, message: messages.sharingTextTooLong(TEXTS[field]) });
    return typed;
  };
  const texts = { purpose: text('purpose'), lawfulBasis: text('lawfulBasis'), contact: text('contact') };
  const days = readDays(fields, today, isChange, errors);
  if (errors.length > 0 || level === undefined) return { errors };
  return { value: { receiverId, level, ...texts, ...days } };
}

function readDays(fields: Fields, today: Day, isChange: boolean, errors: FieldError[]) {
  const typed = isChange ? today : dayOf(fields, 'from');
  const from = typed ?? today;
  if (typed === undefined) errors.push({ field: 'from-day', message: messages.sharingDayWrong });
  else if (typed === null) errors.push({ field: 'from-day', message: messages.sharingFromMissing });
  else if (typed < today) errors.push({ field: 'from-day', message: messages.sharingFromPast });
  else if (typed > addMonths(today, 12)) errors.push({ field: 'from-day', message: messages.sharingFromFar });
  const until = dayOf(fields, 'until');
  if (until === undefined) errors.push({ field: 'until-day', message: messages.sharingDayWrong });
  else if (until === null) errors.push({ field: 'until-day', message: messages.sharingUntilMissing });
  else if (until < from) errors.push({ field: 'until-day', message: messages.sharingUntilBefore });
  else if (until > addMonths(from, LONGEST_MONTHS))
    errors.push({ field: 'until-day', message: messages.sharingUntilFar });
  return { fromDay: from, untilDay: until ?? from };
}

/** Reads why an agreement is refused, withdrawn or revoked. */
export function parseWhy(fields: Fields): Parsed<string> {
  const why = one(fields, 'why');
  if (why === '') return { errors: [{ field: 'why', message: messages.sharingWhyMissing }] };
  if (why.length > 1000) return { errors: [{ field: 'why', message: messages.sharingTextTooLong(1000) }] };
  return { value: why };
}
