import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { Reply, RequestContext, Route } from '../../../../platform/web/index.ts';
import {
  accountTyped,
  fetchAccountChoices,
  PROBLEM_ERRORS,
  providerErrors,
} from '../../parts/account-choices.ts';
import type { AccountDoors } from '../../parts/account-doors.ts';
import type { AccountFormValues } from '../../parts/account-fields.tsx';
import { inviteNew, type Invited } from '../../parts/invite.ts';
import { parseAccountForm } from '../../rules/account-form.ts';
import { paths } from '../../routes.ts';
import { InvitedPage, NewAccountPage } from './view.tsx';

const EMPTY: AccountFormValues = { name: '', email: '', roles: [], teamIds: [], officer: '', provider: '' };

/** GET: the form of a new account. */
export async function showNewAccount({ tx }: RequestContext): Promise<Reply> {
  return page(tx, EMPTY, []);
}

/** POST: makes the account and invites its person. */
export const submitNewAccount =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const { tx, body } = context;
    const typed = accountTyped(body);
    const { value, errors } = parseAccountForm(body, (await fetchAccountChoices(tx, null)).ids);
    if (errors !== undefined) return page(tx, typed, errors);
    const unknown = await providerErrors(tx, value, doors);
    if (unknown.length > 0) return page(tx, typed, unknown);
    const invited = await inviteNew(context, value, doors);
    return 'problem' in invited ? page(tx, typed, [...PROBLEM_ERRORS[invited.problem]]) : told([invited]);
  };

/** Says that people were invited; shows the links once where no mail leaves. */
export function told(invited: readonly Invited[]): Reply {
  if (invited.every(({ link }) => link === null)) {
    const flash =
      invited.length === 1
        ? `An invitation was sent to ${invited[0]!.name}.`
        : `Invitations were sent to ${invited.length} people.`;
    return { kind: 'redirect', to: paths.accounts(), flash };
  }
  const title =
    invited.length === 1 ? `${invited[0]!.name} is invited` : `${invited.length} people are invited`;
  const back = { text: 'People', href: paths.accounts() };
  return { kind: 'page', title, about: 'people', back, view: h(InvitedPage, { title, invited }) };
}

async function page(tx: Tx, values: AccountFormValues, errors: FieldError[]): Promise<Reply> {
  const { officers, teams } = await fetchAccountChoices(tx, null);
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title: 'Invite somebody',
    about: 'people',
    back: { text: 'People', href: paths.accounts() },
    errors,
    view: h(NewAccountPage, { values, errors, officers, teams }),
  };
}
