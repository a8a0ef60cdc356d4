import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Cover } from '../../rules/cover.ts';

/** Reads the form of a cover. How it fits beside the others is `coverErrors`' to say. */
export function parseCoverForm(fields: Fields, known: ReadonlySet<string>): Parsed<Cover> {
  const errors: FieldError[] = [];
  const officerId = one(fields, 'officer');
  const coverOfficerId = one(fields, 'cover');
  const from = dayOf(fields, 'from');
  const until = dayOf(fields, 'until');
  if (!known.has(officerId)) errors.push({ field: 'officer', message: messages.coverOfficerMissing });
  if (!known.has(coverOfficerId)) errors.push({ field: 'cover', message: messages.coverMissing });
  if (!from) errors.push({ field: 'from-day', message: messages.coverFromWrong });
  if (!until) errors.push({ field: 'until-day', message: messages.coverUntilWrong });
  if (!from || !until || errors.length > 0) return { errors };
  return { value: { officerId, coverOfficerId, from, until } };
}
