import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import { sendNotice, type NoticeKind } from '../../../platform/notices/index.ts';
import { paths } from '../routes.ts';
import type { Person } from './person-scope.ts';

/** Told at once, whatever a person prefers: the sooner they know, the less is lost. */
export const SIGN_IN_FAILURES: NoticeKind = {
  kind: 'people.sign-in-failures',
  title: 'Somebody tries to sign in as you',
  template: {
    one: 'Somebody tried many times to sign in as you, and failed. If it was not you, you need do nothing',
    many: 'Somebody tried ((count)) times to sign in as you, and failed. If it was not you, you need do nothing',
  },
  urgent: true,
};

/** Tells a person of many failures in a row. */
export function tellOfFailures(tx: Tx, clock: Clock, person: Person, failures: number): Promise<void> {
  const { authorityId, accountId } = person;
  return sendNotice(tx, clock, {
    authorityId,
    accountId,
    kind: SIGN_IN_FAILURES,
    href: paths.account(),
    count: failures,
  });
}

/** Tells a person by mail that their password, a passkey or their authenticator app was changed: somebody else may have done it. */
export async function tellOfChange(tx: Tx, clock: Clock, person: Person): Promise<void> {
  const { authorityId, email, name } = person;
  await sendMail(tx, clock, { authorityId, to: email, name, template: 'sign-in-changed' });
}

/** Sends a person the link to a new password. */
export async function tellOfReset(tx: Tx, clock: Clock, person: Person, token: string): Promise<void> {
  const { authorityId, email, name } = person;
  await sendMail(tx, clock, {
    authorityId,
    to: email,
    name,
    template: 'password-reset',
    link: paths.resetLink(token),
  });
}
