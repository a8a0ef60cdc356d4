import { newId } from '../../../platform/clock/index.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import type { RequestContext } from '../../../platform/web/index.ts';
import { saveNewAccount } from '../queries/save-account.ts';
import { saveTeamsOf } from '../queries/save-account-changes.ts';
import { saveInvitation } from '../queries/save-invitation.ts';
import { findOfficerNamed, saveNewCaseload } from '../queries/save-new-caseload.ts';
import { NEW_OFFICER, type AccountDetails } from '../rules/account-form.ts';
import { paths } from '../routes.ts';
import type { AccountDoors } from './account-doors.ts';

type Context = Pick<RequestContext, 'tx' | 'clock' | 'person' | 'origin'>;

/** Somebody who was invited. */
export interface Invited {
  accountId: string;
  name: string;
  email: string;
  /** The link that they accept with; null where it was mailed to them, and then nobody else sees it. */
  link: string | null;
}

/** What keeps an account from being made. */
export type NotInvited = { problem: 'e-mail taken' | 'officer name taken' };

/** Makes an account and invites its person. Makes nothing where the address or the new officer's name is taken. */
export async function inviteNew(
  context: Context,
  details: AccountDetails,
  doors: AccountDoors,
): Promise<Invited | NotInvited> {
  const { tx, clock } = context;
  const ids = { accountId: newId(clock), authorityId: context.person!.authorityId };
  const fresh = details.officerId === NEW_OFFICER;
  if (fresh && (await findOfficerNamed(tx, details.name))) return { problem: 'officer name taken' };
  const account = {
    ...details,
    ...ids,
    officerId: fresh ? null : details.officerId,
    state: 'invited',
  } as const;
  if (!(await saveNewAccount(tx, account))) return { problem: 'e-mail taken' };
  if (fresh) await saveNewCaseload(tx, { ...details, ...ids, officerId: newId(clock) });
  await saveTeamsOf(tx, { ...ids, teamIds: details.teamIds });
  return inviteAgain(context, { ...details, ...ids }, doors);
}

/** Sends an account a new invitation; the one before ends. */
export async function inviteAgain(
  { tx, clock, person, origin }: Context,
  account: Omit<Invited, 'link'>,
  doors: AccountDoors,
): Promise<Invited> {
  const { authorityId, accountId: by } = person!;
  const { accountId, name, email } = account;
  const invited = { accountId, name, email };
  const path = paths.invitation(await saveInvitation(tx, clock, { authorityId, accountId, by }));
  if (!doors.mailLeaves()) return { ...invited, link: `${origin}${path}` };
  await sendMail(tx, clock, { authorityId, to: email, name, template: 'invitation', link: path });
  return { ...invited, link: null };
}
