import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchAuthorities } from '../../queries/fetch-authority.ts';
import {
  fetchDemonstrationPeople,
  type DemonstrationPerson,
} from '../../queries/fetch-demonstration-people.ts';
import { fetchSignOnChoices, type SignOnChoice } from '../../queries/fetch-sign-on-choices.ts';
import { findSignIn, type SignInAccount } from '../../queries/find-sign-in.ts';
import { findSignOnOfSession } from '../../queries/find-sign-on-of-session.ts';
import { saveNewSession, saveSessionEnd } from '../../queries/save-session.ts';
import { sql } from 'kysely';
import { passwordHolds } from '../../rules/password-hash.ts';
import { paths } from '../../routes.ts';
import { nextOf, parseSignIn } from './form.ts';
import { SignInPage } from './view.tsx';

/** A hash that no password has: checking it costs what checking a real one does, so that nobody learns who has an account. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** GET: where a person signs in. */
export async function showSignIn({ query, person, authority, db }: RequestContext): Promise<Reply> {
  if (person !== null) return { kind: 'redirect', to: nextOf(query) };
  const nothingYet = authority === null && (await fetchAuthorities(db.owner)).length === 0;
  if (nothingYet) return { kind: 'redirect', to: paths.setUp() };
  return page({ email: one(query, 'email'), next: nextOf(query) }, [], await offered(db));
}

/** POST: checks the password, outside any transaction, and begins a session. */
export async function submitSignIn(context: RequestContext): Promise<Reply> {
  const { body, db } = context;
  const typed = { email: one(body, 'email'), next: nextOf(body) };
  const { value, errors } = parseSignIn(body);
  if (errors !== undefined) return page(typed, errors, await offered(db));
  const account = await findSignIn(db, value.email);
  const holds = await passwordHolds(value.password, account?.passwordHash ?? NOBODY);
  if (!holds || account === undefined)
    return page(typed, [{ field: 'email', message: messages.signInWrong }], await offered(db));
  return begin(context, account, typed.next);
}

/** POST: ends this browser's session. */
export async function submitSignOut({ tx, person, clock }: RequestContext): Promise<Reply> {
  const signOnId = person === null ? null : await findSignOnOfSession(tx, person.sessionId);
  if (person !== null) {
    await saveSessionEnd(tx, person.sessionId, clock.now());
    await sql`select platform.audit_event('sign-out', 'people.account', ${person.accountId}, '{}'::jsonb)`.execute(
      tx,
    );
  }
  // The provider's own session goes on: that page says so, and how to end it.
  if (signOnId !== null) return { kind: 'redirect', to: paths.signOnSignedOut(signOnId), session: 'ended' };
  return { kind: 'redirect', to: paths.signIn(), session: 'ended', flash: 'You are signed out.' };
}

async function begin(context: RequestContext, account: SignInAccount, next: string): Promise<Reply> {
  const { db, clock, client } = context;
  const scope = { authorityId: account.authorityId, actor: `${account.name} (${account.email})` };
  const token = await db.within(scope, async (tx) => {
    await sql`select platform.audit_event('sign-in', 'people.account', ${account.accountId}, ${JSON.stringify({ means: 'password', address: client.address })}::jsonb)`.execute(
      tx,
    );
    return saveNewSession(tx, clock, { ...account, stage: 'complete', means: 'password', client });
  });
  return { kind: 'redirect', to: next, session: { token } };
}

interface Offers {
  people: DemonstrationPerson[];
  choices: SignOnChoice[];
}

/** What the page offers beside its form: the councils' own providers, and in a demonstration its people. */
const offered = async ({ owner }: RequestContext['db']): Promise<Offers> => ({
  people: await fetchDemonstrationPeople(owner),
  choices: await fetchSignOnChoices(owner),
});

function page(
  typed: { email: string; next: string },
  errors: { field: string; message: string }[],
  offers: Offers,
): Reply {
  return {
    kind: 'page',
    title: 'Sign in',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(SignInPage, { typed, errors, ...offers }),
  };
}
