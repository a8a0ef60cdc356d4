import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext, SignedIn } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { admit } from '../../parts/attempts.ts';
import { signInAndGo } from '../../parts/complete-sign-in.ts';
import { noteFailure } from '../../parts/note-failure.ts';
import { beginAuthentication, passkeysWork } from '../../parts/passkey-ceremony.ts';
import { scopeOf } from '../../parts/person-scope.ts';
import { useCode, usePasskey } from '../../parts/second-step.ts';
import { fetchMeans } from '../../queries/fetch-means.ts';
import { paths } from '../../routes.ts';
import { waitWords } from '../../rules/throttle-words.ts';
import { nextOf } from '../sign-in/form.ts';
import { SecondStepPage } from './step-view.tsx';

/** GET: the second step, after a right password and before anything else. */
export async function showSecondStep(context: RequestContext): Promise<Reply> {
  const { session, query } = context;
  if (session?.stage !== 'password') return { kind: 'redirect', to: paths.signIn(nextOf(query)) };
  return page(context, session.person, nextOf(query), []);
}

/** POST: checks a code of the authenticator app, a recovery code or a passkey, and makes the session whole. */
export async function submitSecondStep(context: RequestContext): Promise<Reply> {
  const { session, body } = context;
  const next = nextOf(body);
  if (session?.stage !== 'password') return { kind: 'redirect', to: paths.signIn(next) };
  return one(body, 'response') === ''
    ? byCode(context, session.person, next)
    : byPasskey(context, session.person, next);
}

async function byCode(context: RequestContext, person: SignedIn, next: string): Promise<Reply> {
  const code = one(context.body, 'code');
  if (code === '') return page(context, person, next, [{ field: 'code', message: messages.codeMissing }]);
  const admission = await admit(context, 'second step', person);
  if (!admission.admitted) {
    const message = messages.codeTooOften(waitWords(admission.waitSeconds));
    const answer = await page(context, person, next, [{ field: 'code', message }]);
    return { ...answer, status: 429, retryAfter: admission.waitSeconds };
  }
  const right = await useCode(context, person, code);
  if (right === undefined) {
    await noteFailure(context, 'second step', person.email, person, admission.failures);
    return page(context, person, next, [{ field: 'code', message: messages.codeWrong }]);
  }
  await admission.right();
  // Whoever comes in by a recovery code has lost something: they are led where they can replace it.
  const to = right.means === 'recovery code' ? paths.account() : next;
  return signInAndGo(context, person, `password and ${right.means}`, to);
}

async function byPasskey(context: RequestContext, person: SignedIn, next: string): Promise<Reply> {
  const { body } = context;
  const answer = { response: one(body, 'response'), challenge: one(body, 'challenge') };
  const passkey = await usePasskey(context, person.accountId, answer);
  if (passkey !== undefined) return signInAndGo(context, person, 'password and passkey', next);
  return page(context, person, next, [{ field: 'code', message: messages.passkeyFailed }]);
}

async function page(context: RequestContext, person: SignedIn, next: string, errors: FieldError[]) {
  const means = await context.db.within(scopeOf(person), (tx) => fetchMeans(tx, person.accountId));
  const passkeys = means.flatMap(({ passkeyId }) => passkeyId ?? []);
  const works = passkeysWork(context) && passkeys.length > 0;
  const passkey = works
    ? await beginAuthentication(context, { accountId: person.accountId, passkeys })
    : null;
  const totp = means.some(({ kind }) => kind === 'totp');
  return {
    kind: 'page' as const,
    title: 'Confirm that it is you',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(SecondStepPage, { next, errors, passkey, totp }),
  };
}
