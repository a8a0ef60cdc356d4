import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { typedPassword } from '../../parts/new-password.ts';

const LONGEST_EMAIL = 300;

/** Reads who wants to sign in. The password is taken as typed, spaces and all. */
export function parseSignIn(fields: Fields): Parsed<{ email: string; password: string }> {
  const errors: FieldError[] = [];
  const email = one(fields, 'email').slice(0, LONGEST_EMAIL);
  const password = typedPassword(fields, 'password');
  if (email === '') errors.push({ field: 'email', message: messages.signInEmailMissing });
  if (password === '') errors.push({ field: 'password', message: messages.signInPasswordMissing });
  return errors.length > 0 ? { errors } : { value: { email, password } };
}

/** Where a person was going: a path of ours and nothing else, so that a link cannot send them to another site. */
export function nextOf(fields: Fields): string {
  const next = one(fields, 'next');
  const ours = /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && !next.includes('\\');
  return ours && !next.startsWith('/sign-') ? next : '/';
}
