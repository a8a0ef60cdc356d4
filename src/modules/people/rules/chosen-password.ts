import type { Parsed } from '../../../kernel/parsed.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';

const SHORTEST = 12;
const LONGEST = 200;

/** Reads a password that a person chose, as typed, spaces and all. */
export function parseChosenPassword(fields: Fields, _personal: readonly string[]): Parsed<string> {
  const typed = Object.hasOwn(fields, 'password') ? fields.password : '';
  const password = (Array.isArray(typed) ? typed[0] : typed) ?? '';
  const wrong = (message: string) => ({ errors: [{ field: 'password', message }] });
  if (password === '') return wrong(messages.newPasswordMissing);
  if (password.length < SHORTEST || password.length > LONGEST) return wrong(messages.newPasswordLength);
  return { value: password };
}
