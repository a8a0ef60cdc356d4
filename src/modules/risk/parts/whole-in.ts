import type { FieldError } from '../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';

const MOST = 1_000_000;

/** A whole number of 0 or more of a form; 0 after an error. */
export function wholeIn(fields: Fields, name: string, what: string, errors: FieldError[]): number {
  const n = wholeNumber(one(fields, name), 0, MOST);
  if (typeof n === 'number') return n;
  errors.push({ field: name, message: messages.wholeNumber(what) });
  return 0;
}
