import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { readDay } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import type { Agency } from '../../queries/fetch-agencies.ts';
import type { Share } from '../../queries/find-meeting.ts';
import type { NewAction } from '../../queries/save-action.ts';

/** Reads minutes and decision of an item. */
export function parseMinutesForm(fields: Fields): Parsed<{ minutes: string; decision: string }> {
  const errors: FieldError[] = [];
  const [minutes, decision] = [one(fields, 'minutes'), one(fields, 'decision')];
  if (minutes.length > 20_000)
    errors.push({ field: 'minutes', message: messages.tooLong('The minutes', 20_000) });
  if (decision.length > 4000)
    errors.push({ field: 'decision', message: messages.tooLong('The decision', 4000) });
  return errors.length > 0 ? { errors } : { value: { minutes, decision } };
}

export interface NewShare extends Pick<Share, 'level' | 'words' | 'basis'> {
  agencyIds: string[];
  /** Whether it is shared today, or only meant to be. */
  now: boolean;
}

/**
 * Reads what is shared of an item with whom. Open facts are written by the house, from what CQC publishes; anything else is written by
 * whoever shares, in their own words: no words of the log get here by themselves.
 */
export function parseShareForm(
  fields: Fields,
  agencies: readonly Agency[],
  openFacts: string | null,
): Parsed<NewShare> {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => void errors.push({ field, message });
  const agencyIds = many(fields, 'agency').filter((id) => agencies.some(({ agencyId }) => agencyId === id));
  if (agencyIds.length === 0) refuse('agency', messages.agenciesMissing);
  const level = (['open facts', 'own words'] as const).find((known) => known === one(fields, 'level'));
  const typed = one(fields, 'words');
  if (level === undefined) refuse('level', messages.levelMissing);
  else if (level === 'open facts' && openFacts === null) refuse('level', messages.noOpenFacts);
  else if (level === 'own words' && typed === '') refuse('words', messages.wordsMissing);
  if (typed.length > 8000) refuse('words', messages.tooLong('What is shared', 8000));
  const basis = one(fields, 'basis');
  if (basis === '') refuse('basis', messages.basisMissing);
  else if (basis.length > 500) refuse('basis', messages.tooLong('The basis', 500));
  if (level === undefined || errors.length > 0) return { errors };
  const words = level === 'open facts' ? (openFacts ?? '') : typed;
  return { value: { agencyIds, level, words, basis, now: one(fields, 'now') === 'yes' } };
}

/** Reads what somebody is to do. An owner is 'account:id' or 'agency:id', one of those that are offered. */
export function parseActionForm(
  fields: Fields,
  owners: readonly string[],
  today: Day,
): Parsed<Pick<NewAction, 'words' | 'owner' | 'dueOn'>> {
  const errors: FieldError[] = [];
  const words = one(fields, 'action');
  if (words === '') errors.push({ field: 'action', message: messages.actionMissing });
  else if (words.length > 1000)
    errors.push({ field: 'action', message: messages.tooLong('The action', 1000) });
  const owner = owners.find((known) => known === one(fields, 'owner'));
  if (owner === undefined) errors.push({ field: 'owner', message: messages.ownerMissing });
  const dueOn = readDay(
    fields,
    'dueOn',
    { what: 'The day', missing: messages.dueMissing, today, mayCome: true },
    errors,
  );
  if (owner === undefined || dueOn === null || errors.length > 0) return { errors };
  const [kind, id = ''] = owner.split(':');
  return { value: { words, dueOn, owner: kind === 'account' ? { accountId: id } : { agencyId: id } } };
}
