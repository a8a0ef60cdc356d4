import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import { paths } from '../../routes.ts';
import { admissionOf } from '../../sign-on/admit-person.ts';
import { readClaims, type Claims } from '../../sign-on/claims.ts';
import { presentTried } from './tried-presenter.ts';
import { TriedPage } from './tried-view.tsx';

/** What a test sign-in brought, and what Amberley would do with it. Changes nothing. */
export async function triedPage(
  { db, scope }: RequestContext,
  signOn: SignOn,
  claims: Claims,
): Promise<Reply> {
  const known = readClaims(claims, signOn);
  const decided = await db.within(scope, (tx) => admissionOf(tx, signOn, known));
  return {
    kind: 'page',
    title: 'What the provider said',
    about: 'single-sign-on',
    back: { text: 'Single sign-on', href: paths.singleSignOn() },
    view: h(TriedPage, presentTried(signOn, claims, known, decided)),
  };
}
