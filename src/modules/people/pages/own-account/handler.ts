import { h } from 'preact';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { tellOfChange } from '../../parts/tell-person.ts';
import { fetchMeans } from '../../queries/fetch-means.ts';
import { fetchOwnEvents } from '../../queries/fetch-own-events.ts';
import { fetchSessions } from '../../queries/fetch-sessions.ts';
import { findOwnSignOn } from '../../queries/find-own-sign-on.ts';
import { saveCredentialRemoved } from '../../queries/save-credential-removed.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveOwnSessionEnd, saveSessionsEnd } from '../../queries/save-session.ts';
import { paths } from '../../routes.ts';
import { mayRemove } from '../../rules/second-factors.ts';
import { meansOf, presentAccount } from './presenter.ts';
import { OwnAccountPage } from './view.tsx';

/** How many of one's own events are shown. */
const EVENTS_SHOWN = 20;

/** GET: one's own account: who one is here, how one signs in, where one is signed in, and what happened lately. */
export async function showOwnAccount({ tx, person, authority, clock }: RequestContext): Promise<Reply> {
  const { accountId } = person!;
  const means = await fetchMeans(tx, accountId);
  const sessions = await fetchSessions(tx, accountId, clock.now());
  const events = await fetchOwnEvents(tx, accountId, EVENTS_SHOWN);
  const signOn = await findOwnSignOn(tx, accountId);
  const isDemonstration = authority?.isDemonstration === true;
  const account = presentAccount(person!, { means, sessions, events, signOn, isDemonstration });
  return {
    kind: 'page',
    title: 'Your account',
    width: 'full',
    about: 'account',
    view: h(OwnAccountPage, { account }),
  };
}

/** POST: takes a passkey or the authenticator app away, unless it is the last second factor. */
export async function submitMeansRemoved(context: RequestContext): Promise<Reply> {
  const { tx, person, authority, clock, params } = context;
  const { accountId } = person!;
  const means = await fetchMeans(tx, accountId);
  const wanted = means.find(({ credentialId }) => credentialId === params.credentialId);
  if (wanted?.kind !== 'totp' && wanted?.kind !== 'passkey') throw new NotFound('such passkey or app');
  if (!mayRemove(meansOf(means), wanted.kind, authority?.isDemonstration === true)) {
    const flash = 'Nothing was removed: add another passkey or app first, so that you can still sign in.';
    return { kind: 'redirect', to: paths.account(), flash };
  }
  const removed = await saveCredentialRemoved(tx, accountId, wanted.credentialId);
  const kind = removed?.kind === 'totp' ? 'authenticator app' : 'passkey';
  await saveEvent(tx, 'second factor removed', accountId, { kind, label: removed?.label ?? '' });
  await tellOfChange(tx, clock, person!);
  return { kind: 'redirect', to: paths.account(), flash: `The ${kind} was removed.` };
}

/** POST: signs one of one's own browsers out. */
export async function submitSessionEnd(context: RequestContext): Promise<Reply> {
  const { tx, person, clock, params } = context;
  const { accountId, sessionId } = person!;
  const wanted = params.sessionId ?? '';
  if (!(await saveOwnSessionEnd(tx, accountId, wanted, clock.now()))) throw new NotFound('such session');
  await saveEvent(tx, 'sessions ended', accountId, { sessions: 1 });
  return wanted === sessionId
    ? { kind: 'redirect', to: paths.signIn(), session: 'ended', flash: 'You are signed out.' }
    : { kind: 'redirect', to: paths.account(), flash: 'That browser is signed out.' };
}

/** POST: signs every browser out, this one too. */
export async function submitSessionsEnd({ tx, person, clock }: RequestContext): Promise<Reply> {
  const { accountId } = person!;
  const sessions = await saveSessionsEnd(tx, accountId, clock.now());
  await saveEvent(tx, 'sessions ended', accountId, { sessions });
  return { kind: 'redirect', to: paths.signIn(), session: 'ended', flash: 'You are signed out everywhere.' };
}
