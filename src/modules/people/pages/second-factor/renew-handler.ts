import { h } from 'preact';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import type { Person } from '../../parts/person-scope.ts';
import { tellOfChange } from '../../parts/tell-person.ts';
import { findActivePerson } from '../../queries/find-active-person.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveSecondFactorsRemoved } from '../../queries/save-second-factors-removed.ts';
import { saveSessionsEnd } from '../../queries/save-session.ts';
import { paths } from '../../routes.ts';
import { RenewSecondFactorPage } from './renew-view.tsx';

/** GET: what it means to let somebody set up a new second step. */
export async function showRenewSecondFactor(context: RequestContext): Promise<Reply> {
  const person = await somebodyElse(context);
  if (person === null) return { kind: 'redirect', to: paths.account() };
  return {
    kind: 'page',
    title: 'A new second step',
    about: 'sign-in',
    back: { text: person.name, href: paths.person(person.accountId) },
    view: h(RenewSecondFactorPage, { name: person.name, action: paths.renewSecondFactor(person.accountId) }),
  };
}

/** POST: takes the second steps of somebody who lost theirs away; their next sign-in sets up a new one. */
export async function submitRenewSecondFactor(context: RequestContext): Promise<Reply> {
  const { tx, clock } = context;
  const person = await somebodyElse(context);
  if (person === null) return { kind: 'redirect', to: paths.account() };
  const { accountId, name } = person;
  const removed = await saveSecondFactorsRemoved(tx, accountId);
  const sessions = await saveSessionsEnd(tx, accountId, clock.now());
  await saveEvent(tx, 'second factor removed', accountId, { kind: 'all', removed, sessionsEnded: sessions });
  await tellOfChange(tx, clock, person);
  const flash = `${name} sets up a new second step at their next sign-in.`;
  return { kind: 'redirect', to: paths.person(accountId), flash };
}

/** Whom it is about; null for oneself, who has one's own page for it. */
async function somebodyElse({ tx, params, person }: RequestContext): Promise<Person | null> {
  const found = await findActivePerson(tx, params.accountId ?? '');
  if (found === undefined) throw new NotFound('such person');
  return found.accountId === person!.accountId ? null : found;
}
