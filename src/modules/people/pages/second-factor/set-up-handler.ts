import { h } from 'preact';
import type { Reply, RequestContext, SignedIn } from '../../../../platform/web/index.ts';
import { addPasskey, addTotp, type Added } from '../../parts/add-second-factor.ts';
import { completeSignIn } from '../../parts/complete-sign-in.ts';
import { beginRegistration, passkeysWork } from '../../parts/passkey-ceremony.ts';
import { scopeOf } from '../../parts/person-scope.ts';
import { RecoveryCodesPage } from '../../parts/recovery-codes-page.tsx';
import { totpSetUp } from '../../parts/totp-set-up.ts';
import { fetchMeans } from '../../queries/fetch-means.ts';
import { paths } from '../../routes.ts';
import { nextOf } from '../sign-in/form.ts';
import { FirstSecondFactorPage } from './set-up-view.tsx';

/** GET: whoever has no second factor yet sets one up, before anything else. */
export async function showFirstSecondFactor(context: RequestContext): Promise<Reply> {
  const next = nextOf(context.query);
  const person = await waiting(context);
  return person === null ? { kind: 'redirect', to: paths.signIn(next) } : page(context, person, next);
}

/** POST: an authenticator app, proved by its first code. */
export const submitFirstAuthenticator = (context: RequestContext): Promise<Reply> =>
  submitFirst(context, addTotp, 'password and totp');

/** POST: a passkey. */
export const submitFirstPasskey = (context: RequestContext): Promise<Reply> =>
  submitFirst(context, addPasskey, 'password and passkey');

async function submitFirst(context: RequestContext, add: typeof addTotp, means: string): Promise<Reply> {
  const next = nextOf(context.body);
  const person = await waiting(context);
  if (person === null) return { kind: 'redirect', to: paths.signIn(next) };
  const added = await add(context, person);
  if (added.error !== undefined) return page(context, person, next, added);
  const completed = await completeSignIn(context, person, means);
  if (completed === undefined) return { kind: 'redirect', to: paths.signIn(next), session: 'ended' };
  if (added.codes === null) return { kind: 'redirect', to: next, ...completed };
  const done = 'Your second step is set up.';
  const view = h(RecoveryCodesPage, { codes: added.codes, next, done });
  return { kind: 'page', title: 'Keep your recovery codes', about: 'sign-in', view, ...completed };
}

/**
 * Whose right password waits for a second factor that they do not have yet; null for anybody else. Whoever has one may not add
 * another by the password alone.
 */
async function waiting({ session, db }: RequestContext): Promise<SignedIn | null> {
  if (session?.stage !== 'password') return null;
  const { person } = session;
  const means = await db.within(scopeOf(person), (tx) => fetchMeans(tx, person.accountId));
  return means.some(({ kind }) => kind === 'totp' || kind === 'passkey') ? null : person;
}

async function page(
  context: RequestContext,
  person: SignedIn,
  next: string,
  failed: Added & { error?: string; secret?: string } = { codes: null },
): Promise<Reply> {
  const council = context.authority?.name ?? 'Amberley';
  const passkey = passkeysWork(context) ? await beginRegistration(context, person, [], council) : null;
  const errors = failed.error === undefined ? [] : [{ field: 'code', message: failed.error }];
  const setUp = await totpSetUp(context, person, council, failed.secret);
  return {
    kind: 'page',
    title: 'Set up a second step',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(FirstSecondFactorPage, { next, errors, setUp, passkey }),
  };
}
