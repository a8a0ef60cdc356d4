import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { sendMail } from '../../../../platform/mail/index.ts';
import { NotFound, type Reply, type RequestContext, type Route } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import {
  accountTyped,
  fetchAccountChoices,
  PROBLEM_ERRORS,
  providerErrors,
} from '../../parts/account-choices.ts';
import type { AccountDoors } from '../../parts/account-doors.ts';
import type { AccountFormValues } from '../../parts/account-fields.tsx';
import { inviteAgain } from '../../parts/invite.ts';
import { countOtherAdministrators } from '../../queries/fetch-administrators.ts';
import { findAccount, type Account } from '../../queries/find-account.ts';
import { saveAccountChanges } from '../../queries/save-account-changes.ts';
import { findOfficerNamed, saveNewCaseload } from '../../queries/save-new-caseload.ts';
import { saveEvent } from '../../queries/save-event.ts';
import { saveLinksEnd } from '../../queries/save-links-end.ts';
import { saveSessionsEnd } from '../../queries/save-session.ts';
import { NEW_OFFICER, parseAccountForm, type AccountDetails } from '../../rules/account-form.ts';
import { changeRefused } from '../../rules/account-roles.ts';
import { paths } from '../../routes.ts';
import { told } from '../account-new/handler.ts';
import { presentAccount } from './presenter.ts';
import { AccountPage } from './view.tsx';

/** GET: a person's account. */
export const showAccount =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const account = await accountOf(context);
    return page(context, doors, account, fromSaved(account), []);
  };

/** POST: changes it, or shows what is wrong; after a clash, what somebody else saved meanwhile. */
export const submitAccount =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const { tx, body } = context;
    const account = await accountOf(context);
    const typed = accountTyped(body);
    const { value, errors } = parseAccountForm(body, (await fetchAccountChoices(tx, account.accountId)).ids);
    if (errors !== undefined) return page(context, doors, account, typed, errors);
    const wrong = [
      ...(await roleErrors(context, account, value)),
      ...(await providerErrors(tx, value, doors)),
    ];
    if (wrong.length > 0) return page(context, doors, account, typed, wrong);
    const saved = await save(context, account, value);
    if (saved === 'saved')
      return { kind: 'redirect', to: paths.person(account.accountId), flash: savedWords(account, value) };
    if (saved !== 'changed meanwhile')
      return page(context, doors, account, typed, [...PROBLEM_ERRORS[saved]]);
    const clash = [{ field: 'name', message: messages.accountChanged }];
    return page(context, doors, await accountOf(context), typed, clash, true);
  };

function savedWords({ state, email }: Account, value: AccountDetails): string {
  const words = `${value.name} was saved.`;
  return state === 'invited' && value.email !== email
    ? `${words} The invitation to the address before works no more: send a new one.`
    : words;
}

async function save(context: RequestContext, account: Account, value: AccountDetails) {
  const { tx, clock, body, person } = context;
  const ids = { accountId: account.accountId, authorityId: person!.authorityId };
  const fresh = value.officerId === NEW_OFFICER;
  if (fresh && (await findOfficerNamed(tx, value.name))) return 'officer name taken' as const;
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  const officerId = fresh ? null : value.officerId;
  const saved = await saveAccountChanges(tx, { ...value, ...ids, officerId, version });
  if (saved !== 'saved') return saved;
  if (fresh) await saveNewCaseload(tx, { ...value, ...ids, officerId: newId(clock) });
  if (value.email !== account.email) await leaveAddress(context, account);
  return saved;
}

/** Whoever reads the mail of the old address learns that it no longer opens anything; nor do links that went there. */
async function leaveAddress({ tx, clock, person }: RequestContext, account: Account): Promise<void> {
  const { accountId, state, name, email } = account;
  await saveLinksEnd(tx, accountId, clock.now());
  if (state !== 'active') return;
  const { authorityId } = person!;
  await sendMail(tx, clock, { authorityId, to: email, name, template: 'sign-in-changed' });
}

async function roleErrors(
  { tx, person }: RequestContext,
  account: Account,
  { roles }: AccountDetails,
): Promise<FieldError[]> {
  const otherAdministrators = await countOtherAdministrators(tx, person!.authorityId, account.accountId);
  const why = changeRefused({
    own: person!.accountId === account.accountId,
    before: [...account.roles, ...account.claimedRoles],
    after: [...roles, ...account.claimedRoles],
    otherAdministrators: account.state === 'active' ? otherAdministrators : 1,
  });
  return why === undefined ? [] : [{ field: 'roles', message: why }];
}

/** POST: a new invitation; the one before ends. Also lets somebody back who had left. */
export const submitInvitedAgain =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const account = await accountOf(context);
    if (account.state === 'active') return { kind: 'redirect', to: paths.person(account.accountId) };
    return told([await inviteAgain(context, account, doors)]);
  };

/** POST: ends every session of theirs. */
export async function submitSessionsEnded(context: RequestContext): Promise<Reply> {
  const { tx, clock, person } = context;
  const account = await accountOf(context);
  // Whoever ends their own sessions here goes on with the one they do it in.
  const n = await saveSessionsEnd(tx, account.accountId, clock.now(), person!.sessionId);
  await saveEvent(tx, 'sessions ended', account.accountId, { sessions: n });
  const flash = n === 1 ? '1 session was ended.' : `${n} sessions were ended.`;
  return { kind: 'redirect', to: paths.person(account.accountId), flash };
}

/** The account of the page's address; NotFound where the council has none. */
export async function accountOf({ tx, params, clock }: RequestContext): Promise<Account> {
  const found = await findAccount(tx, params.accountId ?? '', clock.now());
  if (found === undefined) throw new NotFound('such person');
  return found;
}

const fromSaved = (account: Account): AccountFormValues => ({
  name: account.name,
  email: account.email,
  roles: account.roles,
  teamIds: account.teamIds,
  officer: account.officerId ?? '',
  provider: account.providerId ?? '',
});

async function page(
  context: RequestContext,
  doors: AccountDoors,
  account: Account,
  values: AccountFormValues,
  errors: FieldError[],
  clash = false,
): Promise<Reply> {
  const { tx, clock, person } = context;
  const { officers, teams } = await fetchAccountChoices(tx, account.accountId);
  const provider = account.providerId === null ? undefined : await doors.findProvider(tx, account.providerId);
  const model = presentAccount({
    account,
    provider,
    clash,
    now: clock.now(),
    own: person!.accountId === account.accountId,
  });
  return {
    kind: 'page',
    status: clash ? 409 : errors.length > 0 ? 400 : 200,
    title: account.name,
    about: 'people',
    back: { text: 'People', href: paths.accounts() },
    errors,
    view: h(AccountPage, { model, fields: { values, errors, officers, teams } }),
  };
}
