import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import type { Database } from '../../../../platform/db/types.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchLocalAuthorities } from '../../queries/fetch-local-authorities.ts';
import { findSetUpLink } from '../../queries/find-set-up-link.ts';
import { hashPassword } from '../../rules/password-hash.ts';
import type { SetUpLinkState } from '../../rules/set-up-link.ts';
import { paths } from '../../routes.ts';
import { fromSaved, fromSubmitted } from '../council/presenter.ts';
import { EMAIL_TAKEN, parseSetUp } from './form.ts';
import { makeCouncil } from './make-council.ts';
import { NoSetUpPage, SetUpPage, type SetUpPageProps } from './view.tsx';

/** GET: the first page of a new installation, for whoever has its link. */
export async function showSetUp({ db, clock, query }: RequestContext): Promise<Reply> {
  const key = one(query, 'key');
  const state = await asNobody(db, (tx) => findSetUpLink(tx, key, clock.now()));
  if (state !== 'good') return refused(state, key);
  const values = fromSaved(undefined, await asNobody(db, fetchLocalAuthorities));
  return page({ linkKey: key, values, you: { name: '', email: '' }, errors: [] });
}

/** POST: makes the council and its first administrator, signs them in, and goes on to their second factor. */
export async function submitSetUp(context: RequestContext): Promise<Reply> {
  const { db, clock, body, breached } = context;
  const key = one(body, 'key');
  const state = await asNobody(db, (tx) => findSetUpLink(tx, key, clock.now()));
  if (state !== 'good') return refused(state, key);
  const { value, errors } = await parseSetUp(body, breached);
  if (errors !== undefined) return again(db, body, key, errors);
  const hash = await hashPassword(value.person.password);
  const ids = { authorityId: newId(clock), accountId: newId(clock) };
  const made = await makeCouncil(context, key, { ...value, ...ids, hash });
  if (made.outcome === 'e-mail taken') return again(db, body, key, EMAIL_TAKEN);
  if (made.outcome !== 'made') return refused(made.outcome, key);
  const flash = `${value.council.name} is set up. Next, load CQC's data.`;
  return { kind: 'redirect', to: paths.afterSetUp(), flash, session: { token: made.token } };
}

/** A transaction of nobody's, which sees shared data only. */
const asNobody = <T>(db: Database, work: Parameters<typeof db.within<T>>[1]) =>
  db.within({ authorityId: null, actor: 'anonymous' }, work);

async function again(
  db: Database,
  body: Fields,
  key: string,
  errors: SetUpPageProps['errors'],
): Promise<Reply> {
  const values = fromSubmitted(body, await asNobody(db, fetchLocalAuthorities), 0);
  return page({
    linkKey: key,
    values,
    you: { name: one(body, 'yourName'), email: one(body, 'email') },
    errors,
  });
}

function page(props: SetUpPageProps): Reply {
  const { errors } = props;
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title: 'Set up your council',
    errors,
    view: h(SetUpPage, props),
  };
}

function refused(state: Exclude<SetUpLinkState, 'good'>, key: string): Reply {
  const missing = key === '';
  return {
    kind: 'page',
    status: missing ? 200 : 410,
    title: 'Set up Amberley',
    view: h(NoSetUpPage, { why: missing ? 'missing' : state }),
  };
}
