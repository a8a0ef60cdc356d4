import type { Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { isMailAddress } from '../../../../kernel/mail-address.ts';
import { messages } from '../../messages.ts';

/** Reads whose password is forgotten. */
export function parseResetAsked(fields: Fields): Parsed<string> {
  const email = one(fields, 'email');
  const wrong = (message: string) => ({ errors: [{ field: 'email', message }] });
  if (email === '') return wrong(messages.signInEmailMissing);
  return isMailAddress(email) ? { value: email } : wrong(messages.emailWrong(email.slice(0, 60)));
}
