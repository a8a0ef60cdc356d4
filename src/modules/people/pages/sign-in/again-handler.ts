import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext, SignedIn } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { admit, type Admission } from '../../parts/attempts.ts';
import { checkPassword } from '../../parts/check-password.ts';
import { typedPassword } from '../../parts/new-password.ts';
import { noteFailure } from '../../parts/note-failure.ts';
import { beginAuthentication, passkeysWork } from '../../parts/passkey-ceremony.ts';
import { scopeOf } from '../../parts/person-scope.ts';
import { useCode, usePasskey } from '../../parts/second-step.ts';
import { fetchMeans } from '../../queries/fetch-means.ts';
import { findOwnSignOn } from '../../queries/find-own-sign-on.ts';
import { findSignIn } from '../../queries/find-sign-in.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveSessionProved } from '../../queries/save-sign-on-session.ts';
import { paths } from '../../routes.ts';
import { waitWords } from '../../rules/throttle-words.ts';
import { ProveAgainPage } from './again-view.tsx';
import { nextOf } from './form.ts';

/** GET: proving again who one is, before a dangerous act. Whoever has nothing here is sent to the council's own sign-in. */
export async function showProveAgain(context: RequestContext): Promise<Reply> {
  const person = context.person!;
  const next = nextOf(context.query);
  const ways = await waysOf(context, person);
  if (ways.means.length === 0 && ways.signOn !== undefined)
    return { kind: 'redirect', to: paths.signOnWith(ways.signOn.signOnId, next, true) };
  return page(context, person, next, [], ways);
}

/** POST: by password, code or passkey; each alone will do, since the session is whole. */
export async function submitProveAgain(context: RequestContext): Promise<Reply> {
  const person = context.person!;
  const next = nextOf(context.body);
  const by = one(context.body, 'by');
  const wrong =
    one(context.body, 'response') !== ''
      ? await byPasskey(context, person)
      : by === 'code'
        ? await byCode(context, person)
        : await byPassword(context, person);
  if (wrong !== undefined) {
    const answer = await page(context, person, next, [wrong.error], await waysOf(context, person));
    return wrong.retryAfter === undefined ? answer : { ...answer, status: 429, retryAfter: wrong.retryAfter };
  }
  const token = await context.db.within(context.scope, async (tx) => {
    await saveEvent(tx, 'proved again', person.accountId, { address: context.client.address });
    return saveSessionProved(tx, person.sessionId, context.clock.now());
  });
  return { kind: 'redirect', to: next, session: { token } };
}

interface Wrong {
  error: FieldError;
  retryAfter?: number;
}

function byPassword(context: RequestContext, person: SignedIn): Promise<Wrong | undefined> {
  const password = typedPassword(context.body, 'password');
  const words = { missing: messages.signInPasswordMissing, wrong: messages.presentPasswordWrong };
  return attempt(context, person, 'password', password, words, async (admission) => {
    const account = await findSignIn(context.db, person.email);
    return checkPassword(context, admission, account, password);
  });
}

function byCode(context: RequestContext, person: SignedIn): Promise<Wrong | undefined> {
  const code = one(context.body, 'code');
  const words = { missing: messages.codeMissing, wrong: messages.codeWrong };
  return attempt(context, person, 'code', code, words, async (admission) => {
    const right = (await useCode(context, person, code)) !== undefined;
    if (right) await admission.right();
    return right;
  });
}

/** One attempt, slowed and written down like those before anybody is signed in. What is wrong with it, if anything. */
async function attempt(
  context: RequestContext,
  person: SignedIn,
  field: 'password' | 'code',
  typed: string,
  words: { missing: string; wrong: string },
  check: (admission: Admission & { admitted: true }) => Promise<boolean>,
): Promise<Wrong | undefined> {
  const step = field === 'password' ? 'password' : 'second step';
  if (typed === '') return { error: { field, message: words.missing } };
  const admission = await admit(context, step, person);
  if (!admission.admitted) {
    const { waitSeconds } = admission;
    return {
      error: { field, message: messages.proofTooOften(waitWords(waitSeconds)) },
      retryAfter: waitSeconds,
    };
  }
  if (await check(admission)) return undefined;
  await noteFailure(context, step, person.email, person, admission.failures);
  return { error: { field, message: words.wrong } };
}

async function byPasskey(context: RequestContext, person: SignedIn): Promise<Wrong | undefined> {
  const { body } = context;
  const answer = { response: one(body, 'response'), challenge: one(body, 'challenge') };
  const passkey = await usePasskey(context, person.accountId, answer);
  return passkey === undefined ? { error: { field: 'passkey', message: messages.passkeyFailed } } : undefined;
}

type Ways = Awaited<ReturnType<typeof waysOf>>;

/** What a person may prove themselves with. */
const waysOf = ({ db }: RequestContext, person: SignedIn) =>
  db.within(scopeOf(person), async (tx) => ({
    means: await fetchMeans(tx, person.accountId),
    signOn: await findOwnSignOn(tx, person.accountId),
  }));

async function page(
  context: RequestContext,
  person: SignedIn,
  next: string,
  errors: FieldError[],
  { means, signOn }: Ways,
) {
  const { accountId } = person;
  const passkeys = means.flatMap(({ passkeyId }) => passkeyId ?? []);
  const works = passkeysWork(context) && passkeys.length > 0;
  const passkey = works ? await beginAuthentication(context, { accountId, passkeys }) : null;
  const has = (wanted: string) => means.some(({ kind }) => kind === wanted);
  const props = {
    next,
    errors,
    passkey,
    password: has('password'),
    totp: has('totp'),
    signOn: signOn ?? null,
  };
  return {
    kind: 'page' as const,
    title: 'Confirm that it is you',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(ProveAgainPage, props),
  };
}
