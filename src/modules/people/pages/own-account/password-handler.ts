import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { admit } from '../../parts/attempts.ts';
import { checkPassword } from '../../parts/check-password.ts';
import { parseNewPassword, typedPassword } from '../../parts/new-password.ts';
import { noteFailure } from '../../parts/note-failure.ts';
import { tellOfChange } from '../../parts/tell-person.ts';
import { findSignIn, type SignInAccount } from '../../queries/find-sign-in.ts';
import { savePassword } from '../../queries/save-account.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveSessionsEnd } from '../../queries/save-session.ts';
import { saveSessionProved } from '../../queries/save-sign-on-session.ts';
import { hashPassword } from '../../rules/password-hash.ts';
import { waitWords } from '../../rules/throttle-words.ts';
import { paths } from '../../routes.ts';
import { ChangePasswordPage } from './password-view.tsx';

/** GET: where one changes one's password. */
export async function showOwnPassword({ db, person }: RequestContext): Promise<Reply> {
  const account = await findSignIn(db, person!.email);
  return page(account?.passwordHash != null, []);
}

/** POST: changes the password, and ends one's other sessions. */
export async function submitOwnPassword(context: RequestContext): Promise<Reply> {
  const { db, body, breached, person } = context;
  const account = await findSignIn(db, person!.email);
  if (account === undefined) return { kind: 'redirect', to: paths.signIn(), session: 'ended' };
  const has = account.passwordHash !== null;
  const owner = { ...account, secondFactor: account.factors.length > 0 || !account.isDemonstration };
  const { value: password, errors } = await parseNewPassword(body, owner, breached);
  if (errors !== undefined) return page(has, errors);
  if (has) {
    const wrong = await presentPasswordFault(context, account, password);
    if (wrong !== undefined) return { ...page(has, [wrong.error]), ...wrong.answer };
  }
  const token = await change(context, account, await hashPassword(password));
  const flash = 'Your password is changed. Your other browsers are signed out.';
  return { kind: 'redirect', to: paths.account(), flash, session: { token } };
}

/** What is wrong with the present password that was typed beside the new one. */
async function presentPasswordFault(context: RequestContext, account: SignInAccount, password: string) {
  const error = (message: string, field = 'present') => ({ error: { field, message }, answer: {} });
  const present = typedPassword(context.body, 'present');
  if (present === '') return error(messages.presentPasswordMissing);
  const admission = await admit(context, 'password', account);
  if (!admission.admitted) {
    const { waitSeconds: retryAfter } = admission;
    return { ...error(messages.proofTooOften(waitWords(retryAfter))), answer: { status: 429, retryAfter } };
  }
  if (await checkPassword(context, admission, account, present))
    return present === password ? error(messages.samePassword, 'password') : undefined;
  await noteFailure(context, 'password', account.email, account, admission.failures);
  return error(messages.presentPasswordWrong);
}

async function change({ db, clock, scope, person }: RequestContext, account: SignInAccount, hash: string) {
  const { accountId } = account;
  return db.within(scope, async (tx) => {
    await savePassword(tx, { ...account, credentialId: newId(clock), hash });
    const sessions = await saveSessionsEnd(tx, accountId, clock.now(), person!.sessionId);
    await saveEvent(tx, 'sessions ended', accountId, { sessions });
    await tellOfChange(tx, clock, account);
    return saveSessionProved(tx, person!.sessionId, clock.now());
  });
}

function page(has: boolean, errors: FieldError[]) {
  return {
    kind: 'page' as const,
    title: has ? 'Change your password' : 'Set a password',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'account',
    back: { text: 'Your account', href: paths.account() },
    view: h(ChangePasswordPage, { has, errors }),
  };
}
