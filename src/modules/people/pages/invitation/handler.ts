import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { parseNewPassword } from '../../parts/new-password.ts';
import { scopeOf } from '../../parts/person-scope.ts';
import { findInvitation, type Invitation } from '../../queries/find-invitation.ts';
import { savePassword } from '../../queries/save-account.ts';
import { saveInvitationAccepted } from '../../queries/save-invitation-accepted.ts';
import { saveNewSession } from '../../queries/save-session.ts';
import { hashPassword } from '../../rules/password-hash.ts';
import { paths } from '../../routes.ts';
import { ClosedInvitationPage, InvitationPage } from './view.tsx';

/** GET: who invited whom to which council, and the choice of a password. */
export async function showInvitation(context: RequestContext): Promise<Reply> {
  const invitation = await invitationOf(context);
  return invitation === undefined ? closed() : page(context, invitation, []);
}

/** POST: lets the person in with the password they chose, and goes on to their second factor. */
export async function submitInvitation(context: RequestContext): Promise<Reply> {
  const { body, breached } = context;
  const invitation = await invitationOf(context);
  if (invitation === undefined) return closed();
  const { value, errors } = await parseNewPassword(body, { ...invitation, secondFactor: true }, breached);
  if (errors !== undefined) return page(context, invitation, errors);
  const token = await accept(context, invitation, await hashPassword(value));
  if (token === undefined) return closed();
  return { kind: 'redirect', to: paths.secondFactor('/'), session: { token } };
}

/** The session of whoever accepted, which waits for its second factor; undefined where the invitation ended in between. */
async function accept(
  { db, clock, client }: RequestContext,
  invitation: Invitation,
  hash: string,
): Promise<string | undefined> {
  const { accountId, authorityId } = invitation;
  return db.within(scopeOf(invitation), async (tx) => {
    if (!(await saveInvitationAccepted(tx, invitation, clock.now()))) return undefined;
    await savePassword(tx, { accountId, authorityId, credentialId: newId(clock), hash });
    return saveNewSession(tx, clock, {
      accountId,
      authorityId,
      stage: 'password',
      means: 'password',
      client,
    });
  });
}

async function invitationOf({ db, params, clock }: RequestContext): Promise<Invitation | undefined> {
  const found = await findInvitation(db.owner, params.token ?? '', clock.now());
  return found?.open === true ? found : undefined;
}

function page({ url }: RequestContext, invitation: Invitation, errors: FieldError[]): Reply {
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title: 'Your invitation',
    errors,
    view: h(InvitationPage, { action: url, invitation, errors }),
  };
}

function closed(): Reply {
  return { kind: 'page', status: 410, title: 'This invitation is over', view: h(ClosedInvitationPage, {}) };
}
