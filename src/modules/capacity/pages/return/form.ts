import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

export const OFFICER_ACTS = ['accept', 'query', 'excuse', 'ask'] as const;
export type OfficerAct = (typeof OFFICER_ACTS)[number];

/** Reads what an officer does with a return, and what they write to it. */
export function parseActForm(fields: Fields): Parsed<{ act: OfficerAct; words: string }> {
  const errors: FieldError[] = [];
  const act = OFFICER_ACTS.find((known) => known === one(fields, 'act'));
  const words = one(fields, 'words');
  if (act === undefined) errors.push({ field: 'act', message: messages.chooseAct });
  if (words.length > 2000) errors.push({ field: 'words', message: messages.wordsTooLong });
  else if (words === '' && act === 'query') errors.push({ field: 'words', message: messages.wordsMissing });
  else if (words === '' && act === 'excuse') errors.push({ field: 'words', message: messages.excuseMissing });
  if (act === undefined || errors.length > 0) return { errors };
  return { value: { act, words } };
}
