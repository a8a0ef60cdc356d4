import { setTimeout as pause } from 'node:timers/promises';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { admit } from '../../parts/attempts.ts';
import { parseNewPassword } from '../../parts/new-password.ts';
import { scopeOf } from '../../parts/person-scope.ts';
import { tellOfChange, tellOfReset } from '../../parts/tell-person.ts';
import { findResetLink, type ResetLink } from '../../queries/find-reset-link.ts';
import { findSignIn } from '../../queries/find-sign-in.ts';
import { savePassword } from '../../queries/save-account.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveResetLink, saveResetLinkUsed } from '../../queries/save-reset-link.ts';
import { saveSessionsEnd } from '../../queries/save-session.ts';
import { paths } from '../../routes.ts';
import { hashPassword } from '../../rules/password-hash.ts';
import { mayReset } from '../../rules/recovery-link.ts';
import { parseResetAsked } from './form.ts';
import { AskResetPage, NewPasswordPage, ResetAskedPage } from './view.tsx';

/** Answering takes so long at least, whether there is an account or not, so that the time tells nothing. */
const ANSWER_MS = 300;
const GONE = 'This link does not work any more: it was used, or is older than 30 minutes. Ask for a new one.';

/** GET: where a person asks for a link to a new password. */
export async function showReset(): Promise<Reply> {
  return askPage('', []);
}

/** POST: sends the link where there is an account, and always says the same. */
export async function submitReset(context: RequestContext): Promise<Reply> {
  const { value: email, errors } = parseResetAsked(context.body);
  if (errors !== undefined) return askPage(one(context.body, 'email'), errors);
  await Promise.all([sendLink(context, email), pause(ANSWER_MS)]);
  const view = h(ResetAskedPage, {});
  return { kind: 'page', title: 'Look at your e-mail', about: 'sign-in', view };
}

async function sendLink(context: RequestContext, email: string): Promise<void> {
  const { db, clock, client } = context;
  const account = await findSignIn(db, email);
  const admission = await admit(context, 'reset', { email, accountId: undefined });
  if (!admission.admitted || account === undefined || !mayReset(account)) return;
  await db.within({ ...scopeOf(account), actor: 'anonymous' }, async (tx) => {
    const token = await saveResetLink(tx, clock, account);
    await saveEvent(tx, 'password reset asked', account.accountId, { address: client.address });
    await tellOfReset(tx, clock, account, token);
  });
}

/** GET: where a person who followed the link chooses a new password. Looking at it uses nothing up. */
export async function showNewPassword(context: RequestContext): Promise<Reply> {
  const link = await linkOf(context);
  return link === undefined ? gone() : passwordPage(context, []);
}

/** POST: sets the new password, ends every session and tells the person. Their second factor is asked for as ever. */
export async function submitNewPassword(context: RequestContext): Promise<Reply> {
  const { db, clock, body, breached } = context;
  const link = await linkOf(context);
  if (link === undefined) return gone();
  const owner = { ...link, secondFactor: !link.isDemonstration };
  const { value: password, errors } = await parseNewPassword(body, owner, breached);
  if (errors !== undefined) return passwordPage(context, errors);
  const hash = await hashPassword(password);
  const done = await db.within(scopeOf(link), async (tx) => {
    if (!(await saveResetLinkUsed(tx, link, clock.now()))) return false;
    await savePassword(tx, { ...link, credentialId: newId(clock), hash });
    const sessions = await saveSessionsEnd(tx, link.accountId, clock.now());
    await saveEvent(tx, 'password reset done', link.accountId, { sessionsEnded: sessions });
    await tellOfChange(tx, clock, link);
    return true;
  });
  if (!done) return gone();
  const flash = 'Your new password is set. Sign in with it.';
  return { kind: 'redirect', to: paths.signIn(), flash, session: 'ended' };
}

const linkOf = ({ db, clock, params }: RequestContext): Promise<ResetLink | undefined> =>
  findResetLink(db.owner, params.token ?? '', clock.now());

const gone = (): Reply => ({ kind: 'redirect', to: paths.reset(), flash: GONE });

function askPage(email: string, errors: FieldError[]): Reply {
  return {
    kind: 'page',
    title: 'Set a new password',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(AskResetPage, { email, errors }),
  };
}

function passwordPage({ params }: RequestContext, errors: FieldError[]): Reply {
  return {
    kind: 'page',
    title: 'Choose a new password',
    status: errors.length > 0 ? 400 : 200,
    errors,
    about: 'sign-in',
    view: h(NewPasswordPage, { action: paths.resetLink(params.token ?? ''), errors }),
  };
}
