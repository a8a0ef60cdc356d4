import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { countOtherAdministrators } from '../../queries/fetch-administrators.ts';
import type { Account } from '../../queries/find-account.ts';
import { saveAccountLeft } from '../../queries/save-account-left.ts';
import { saveOfficerActive } from '../../queries/save-officer.ts';
import { ADMINISTRATOR } from '../../rules/account-roles.ts';
import { paths } from '../../routes.ts';
import { accountOf } from '../account/handler.ts';
import { LeavePage } from './view.tsx';

/** GET: asks whether the person has really left, or the invitation is to be cancelled. */
export async function showLeave(context: RequestContext): Promise<Reply> {
  const account = await accountOf(context);
  if (account.state === 'left') return { kind: 'redirect', to: paths.person(account.accountId) };
  return page(account, []);
}

/** POST: takes their way in away at once, and goes on to whoever takes over their caseload. */
export async function submitLeave(context: RequestContext): Promise<Reply> {
  const { tx, clock, today, body } = context;
  const account = await accountOf(context);
  const { accountId, officerId, name } = account;
  const why = await refused(context, account);
  if (why !== undefined) return page(account, [{ field: 'confirm', message: why }]);
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  if (!(await saveAccountLeft(tx, { accountId, version, on: today }, clock.now())))
    return page(await accountOf(context), [{ field: 'confirm', message: messages.accountChangedMeanwhile }]);
  if (account.state === 'invited')
    return { kind: 'redirect', to: paths.accounts(), flash: `The invitation of ${name} was cancelled.` };
  const flash = `${name} can no longer sign in.`;
  if (officerId === null) return { kind: 'redirect', to: paths.accounts(), flash };
  await saveOfficerActive(tx, officerId, false);
  return { kind: 'redirect', to: paths.handOver(officerId), flash };
}

async function refused({ tx, person }: RequestContext, account: Account): Promise<string | undefined> {
  if (person!.accountId === account.accountId) return messages.leaveOwn;
  if (account.state !== 'active') return undefined;
  const others = await countOtherAdministrators(tx, person!.authorityId, account.accountId);
  const administers = [...account.roles, ...account.claimedRoles].includes(ADMINISTRATOR);
  return administers && others === 0 ? messages.lastAdministrator : undefined;
}

function page(account: Account, errors: FieldError[]): Reply {
  const title =
    account.state === 'invited' ? `Cancel the invitation of ${account.name}` : `${account.name} has left`;
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title,
    about: 'people',
    back: { text: account.name, href: paths.person(account.accountId) },
    errors,
    view: h(LeavePage, { title, account, errors }),
  };
}
