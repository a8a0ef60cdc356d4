import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { endSessionBefore } from '../../parts/end-session-before.ts';
import { findSignOn, type SignOn } from '../../queries/fetch-sign-on.ts';
import { saveAttemptTaken, type SignOnAttempt } from '../../queries/save-sign-on-attempt.ts';
import { paths } from '../../routes.ts';
import { admitPerson, beginSession } from '../../sign-on/admit-person.ts';
import { readClaims, type Claims } from '../../sign-on/claims.ts';
import { claimsOf } from '../../sign-on/exchange.ts';
import { clientOf, endSessionAddress } from '../../sign-on/provider.ts';
import { provedAgain } from '../../sign-on/prove-again.ts';
import { SignOnTrouble } from '../../sign-on/trouble.ts';
import { nextOf } from '../sign-in/form.ts';
import { browserOf, sendToProvider } from './send-to-provider.ts';
import { SignedOutPage } from './signed-out-view.tsx';
import { refusalPage, troublePage } from './trouble-page.ts';
import { triedPage } from './tried-page.ts';

/** GET: sends the browser to a council's provider: to sign in, or with `again=1` to prove once more who is signed in. */
export async function showSignOnWith(context: RequestContext): Promise<Reply> {
  const { db, params, query, person } = context;
  const signOn = await findSignOn(db.owner, params.signOnId ?? '');
  if (signOn === undefined || !signOn.enabled) throw new NotFound('such way to sign in');
  const next = nextOf(query);
  if (person === null) return sendToProvider(context, signOn, { purpose: 'sign-in', accountId: null, next });
  if (one(query, 'again') !== '1') return { kind: 'redirect', to: next };
  if (person.authorityId !== signOn.authorityId) throw new NotFound('such way to confirm that it is you');
  return sendToProvider(context, signOn, { purpose: 'again', accountId: person.accountId, next });
}

/** GET: takes what the provider sent the browser back with. Each answer is taken once, in the browser that left. */
export async function showSignOnBack(context: RequestContext): Promise<Reply> {
  const { db, clock, query, url, origin } = context;
  const state = one(query, 'state');
  const browser = browserOf(context);
  const attempt =
    browser === undefined
      ? undefined
      : await saveAttemptTaken(db.owner, { state, browser, now: clock.now() });
  const signOn = attempt && (await findSignOn(db.owner, attempt.signOnId));
  const ready = signOn !== undefined && (signOn.enabled || attempt?.purpose === 'try');
  if (attempt === undefined || signOn === undefined || !ready)
    return troublePage(new SignOnTrouble('spent', 'no sign-in is under way'), null, null);
  try {
    const address = new URL(paths.signOnBack(), origin);
    address.search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    const client = await clientOf(signOn, clock);
    const claims = await claimsOf(client, address, { ...attempt, state }, clock);
    return await BACK[attempt.purpose](context, signOn, attempt, claims);
  } catch (error) {
    if (error instanceof SignOnTrouble) return troublePage(error, signOn, attempt);
    throw error;
  }
}

type Back = (
  context: RequestContext,
  signOn: SignOn,
  attempt: SignOnAttempt,
  claims: Claims,
) => Promise<Reply>;

const BACK: Readonly<Record<SignOnAttempt['purpose'], Back>> = {
  'sign-in': async (context, signOn, attempt, claims) => {
    const known = readClaims(claims, signOn);
    const admitted = await admitPerson(context, signOn, known, context.client.address);
    if ('why' in admitted) return refusalPage(admitted.why, signOn, attempt);
    await endSessionBefore(context);
    const token = await beginSession(context, signOn, known, admitted.account);
    return { kind: 'redirect', to: attempt.next, session: { token } };
  },
  again: async (context, signOn, attempt, claims) => {
    const token = await provedAgain(context, signOn, attempt, claims);
    return { kind: 'redirect', to: attempt.next, session: { token } };
  },
  try: async (context, signOn, attempt, claims) => {
    const { person, may } = context;
    if (person?.accountId !== attempt.accountId || !may('people.administer'))
      throw new SignOnTrouble('spent', 'whoever began the try is not signed in any more');
    return triedPage(context, signOn, claims);
  },
};

/** GET: after signing out of Amberley, the way to sign out of the provider too. */
export async function showSignedOut({ db, params, clock, origin }: RequestContext): Promise<Reply> {
  const signOn = await findSignOn(db.owner, params.signOnId ?? '');
  if (signOn === undefined) throw new NotFound('such way to sign in');
  const there = await endSessionAddress(signOn, clock, `${origin}${paths.signIn()}`);
  return { kind: 'page', title: 'You are signed out', view: h(SignedOutPage, { name: signOn.name, there }) };
}
