import type { Parsed } from '../../../kernel/parsed.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { RequestContext } from '../../../platform/web/index.ts';
import { messages } from '../messages.ts';
import { leastLength, passwordFault, PASSWORD_LENGTH, type PasswordOwner } from '../rules/password-rules.ts';

/**
 * Reads the password that a person chose, from the field 'password' or another, as typed, spaces and all. Asks on this machine
 * whether attackers know it.
 */
export async function parseNewPassword(
  fields: Fields,
  owner: PasswordOwner,
  breached: RequestContext['breached'],
  field = 'password',
): Promise<Parsed<string>> {
  const password = typedPassword(fields, field);
  // Only a password that is good otherwise is looked up: the length bounds the work.
  const fault =
    passwordFault(password, owner, false) ?? passwordFault(password, owner, await breached.holds(password));
  if (fault === undefined) return { value: password };
  const words = {
    missing: messages.newPasswordMissing,
    'too short': messages.newPasswordTooShort(leastLength(owner)),
    'too long': messages.newPasswordTooLong(PASSWORD_LENGTH.most),
    'about its owner': messages.newPasswordAboutOwner,
    breached: messages.newPasswordBreached,
  };
  return { errors: [{ field, message: words[fault] }] };
}

/** A password as it was typed: never trimmed. '' where there is none. */
export function typedPassword(fields: Fields, field: string): string {
  const typed = Object.hasOwn(fields, field) ? fields[field] : '';
  return (Array.isArray(typed) ? typed[0] : typed) ?? '';
}
