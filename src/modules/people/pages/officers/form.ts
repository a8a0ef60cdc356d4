import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** Reads the form of a new officer: a name, and an e-mail address if there is one. */
export function parseOfficerForm(fields: Fields): Parsed<{ name: string; email: string | null }> {
  const errors: FieldError[] = [];
  const name = one(fields, 'name');
  if (name === '') errors.push({ field: 'name', message: messages.officerNameMissing });
  else if (name.length > 200) errors.push({ field: 'name', message: messages.officerNameTooLong });
  const email = one(fields, 'email');
  if (email !== '' && !/^[^\s@]{1,100}@[^\s@]{1,150}$/.test(email)) {
    errors.push({ field: 'email', message: messages.emailWrong(email.slice(0, 60)) });
  }
  return errors.length > 0 ? { errors } : { value: { name, email: email === '' ? null : email } };
}
