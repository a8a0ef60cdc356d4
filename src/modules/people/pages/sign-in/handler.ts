import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { admit, type Admission } from '../../parts/attempts.ts';
import { beginSecondStep, signInAndGo } from '../../parts/complete-sign-in.ts';
import { checkPassword } from '../../parts/check-password.ts';
import { noteFailure } from '../../parts/note-failure.ts';
import { beginAuthentication, passkeysWork } from '../../parts/passkey-ceremony.ts';
import { usePasskey } from '../../parts/second-step.ts';
import { fetchAuthorities } from '../../queries/fetch-authority.ts';
import { fetchDemonstrationPeople } from '../../queries/fetch-demonstration-people.ts';
import { fetchSignOnChoices } from '../../queries/fetch-sign-on-choices.ts';
import { findSignIn, type SignInAccount } from '../../queries/find-sign-in.ts';
import { findSignOnOfSession } from '../../queries/find-sign-on-of-session.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveSessionEnd } from '../../queries/save-session.ts';
import { afterPassword } from '../../rules/second-factors.ts';
import { waitWords } from '../../rules/throttle-words.ts';
import { paths } from '../../routes.ts';
import { nextOf, parseSignIn } from './form.ts';
import { SignInPage } from './view.tsx';

/** GET: where a person signs in. */
export async function showSignIn(context: RequestContext): Promise<Reply> {
  const { query, person, authority, db } = context;
  if (person !== null) return { kind: 'redirect', to: nextOf(query) };
  const nothingYet = authority === null && (await fetchAuthorities(db.owner)).length === 0;
  if (nothingYet) return { kind: 'redirect', to: paths.setUp() };
  return page(context, { email: one(query, 'email'), next: nextOf(query) });
}

/** POST: checks the password, outside any transaction, and goes on to the second step. */
export async function submitSignIn(context: RequestContext): Promise<Reply> {
  const { body, db } = context;
  const typed = { email: one(body, 'email'), next: nextOf(body) };
  const { value, errors } = parseSignIn(body);
  if (errors !== undefined) return page(context, typed, errors);
  const account = await findSignIn(db, value.email);
  const who = { email: value.email, accountId: account?.accountId };
  const admission = await admit(context, 'password', who);
  if (!admission.admitted) return tooOften(context, typed, admission);
  const holds = await checkPassword(context, admission, account, value.password);
  if (holds && account !== undefined) return goOn(context, account, typed.next);
  await noteFailure(context, 'password', who.email, account, admission.failures);
  return page(context, typed, [{ field: 'email', message: messages.signInWrong }]);
}

/** POST: signs in by a passkey alone, which is two factors by itself: the thing, and the finger or PIN that opens it. */
export async function submitPasskeySignIn(context: RequestContext): Promise<Reply> {
  const { body } = context;
  const next = nextOf(body);
  const answer = { response: one(body, 'response'), challenge: one(body, 'challenge') };
  const passkey = await usePasskey(context, null, answer);
  if (passkey !== undefined) return signInAndGo(context, passkey, 'passkey', next);
  return page(context, { email: '', next }, [{ field: 'email', message: messages.passkeyFailed }]);
}

/** POST: ends this browser's session. */
export async function submitSignOut({ tx, person, clock }: RequestContext): Promise<Reply> {
  const signOnId = person === null ? null : await findSignOnOfSession(tx, person.sessionId);
  if (person !== null) {
    await saveSessionEnd(tx, person.sessionId, clock.now());
    await saveEvent(tx, 'sign-out', person.accountId);
  }
  // The provider's own session goes on: that page says so, and how to end it.
  if (signOnId !== null) return { kind: 'redirect', to: paths.signOnSignedOut(signOnId), session: 'ended' };
  return { kind: 'redirect', to: paths.signIn(), session: 'ended', flash: 'You are signed out.' };
}

function goOn(context: RequestContext, account: SignInAccount, next: string): Promise<Reply> {
  switch (afterPassword(account.factors, account.isDemonstration)) {
    case 'signed in':
      return signInAndGo(context, account, 'password', next);
    case 'second step':
      return beginSecondStep(context, account, paths.secondStep(next));
    case 'set up a second factor':
      return beginSecondStep(context, account, paths.secondFactor(next));
  }
}

type Typed = { email: string; next: string };

async function tooOften(
  context: RequestContext,
  typed: Typed,
  { waitSeconds }: Admission & { admitted: false },
): Promise<Reply> {
  const message = messages.signInTooOften(waitWords(waitSeconds));
  const answer = await page(context, typed, [{ field: 'email', message }]);
  return { ...answer, status: 429, retryAfter: waitSeconds };
}

async function page(context: RequestContext, typed: Typed, errors: FieldError[] = []) {
  const passkey = passkeysWork(context) ? await beginAuthentication(context, null) : null;
  const people = await fetchDemonstrationPeople(context.db.owner);
  const choices = await fetchSignOnChoices(context.db.owner);
  return {
    kind: 'page' as const,
    title: 'Sign in',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(SignInPage, { typed, errors, people, passkey, choices }),
  };
}
