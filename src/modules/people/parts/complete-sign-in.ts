import type { Reply, RequestContext } from '../../../platform/web/index.ts';
import { saveEvent } from '../queries/save-event.ts';
import { saveNewSession } from '../queries/save-session.ts';
import { saveSessionWhole } from '../queries/save-session-renewed.ts';
import { paths } from '../routes.ts';
import { deviceCookie } from './devices.ts';
import { endSessionBefore } from './end-session-before.ts';
import { scopeOf, type Person } from './person-scope.ts';

type Context = Pick<RequestContext, 'db' | 'clock' | 'client' | 'session' | 'cookies' | 'origin' | 'secrets'>;

/** What a page or redirect carries once a person is wholly signed in. */
export type Completed = Pick<Extract<Reply, { kind: 'redirect' }>, 'cookies'> & {
  session: { token: string };
};

/**
 * Signs a person in, wholly: an event in the trail, a session under a new token (the one that waited for its second factor becomes
 * whole), and a browser that is theirs from now on. Undefined where the session that waited has ended meanwhile.
 */
export async function completeSignIn(
  context: Context,
  person: Person,
  means: string,
): Promise<Completed | undefined> {
  const { db, clock, client, session } = context;
  const waiting = session?.stage === 'password' && session.person.accountId === person.accountId;
  const token = await db.within(scopeOf(person), async (tx) => {
    const { authorityId, accountId } = person;
    const made = waiting
      ? await saveSessionWhole(tx, session.person.sessionId, means, clock.now())
      : await saveNewSession(tx, clock, { authorityId, accountId, stage: 'complete', means, client });
    if (made !== undefined) await saveEvent(tx, 'sign-in', accountId, { means, address: client.address });
    return made;
  });
  if (token === undefined) return undefined;
  if (!waiting) await endSessionBefore(context);
  return { session: { token }, cookies: [deviceCookie(context, person.accountId)] };
}

/** Signs a person in and leads them where they were going. */
export async function signInAndGo(
  context: Context,
  person: Person,
  means: string,
  next: string,
): Promise<Reply> {
  const completed = await completeSignIn(context, person, means);
  if (completed === undefined) return { kind: 'redirect', to: paths.signIn(next), session: 'ended' };
  return { kind: 'redirect', to: next, ...completed };
}

/** Begins a session that opens nothing but the second step, after a right password. */
export async function beginSecondStep(context: Context, person: Person, to: string): Promise<Reply> {
  const { db, clock, client } = context;
  const { authorityId, accountId } = person;
  const token = await db.within(scopeOf(person), (tx) =>
    saveNewSession(tx, clock, { authorityId, accountId, stage: 'password', means: 'password', client }),
  );
  await endSessionBefore(context);
  return { kind: 'redirect', to, session: { token } };
}
