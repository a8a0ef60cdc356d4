import { newId, type Clock } from '../clock/index.ts';
import type { Tx } from '../db/types.ts';
import { isInAppPath } from '../notices/rules/in-app-path.ts';
import { saveMail } from './queries/save-outbox.ts';
import { isMailAddress } from '../../kernel/mail-address.ts';
import type { MailTemplateName, OneTimeTemplate } from './templates.ts';

interface MailTo {
  authorityId: string;
  to: string;
  /** The addressee's own name: the only words of a mail that are not in code. */
  name: string;
}

/**
 * A mail to an address. One with a one-time link carries its path, say "/invitation/TOKEN"; no other has room for one.
 */
type Mail =
  | (MailTo & { template: OneTimeTemplate; link: string })
  | (MailTo & { template: Exclude<MailTemplateName, OneTimeTemplate>; link?: undefined });

/**
 * Writes a mail into the outbox, in the transaction of whatever it tells of: it leaves at once when that has committed, whatever the
 * hour, and not at all where it is rolled back. Answers its id.
 *
 * @throws RangeError where the address or the link's path is none: whoever calls has looked at both before
 */
export async function sendMail(tx: Tx, clock: Clock, mail: Mail): Promise<string> {
  if (!isMailAddress(mail.to)) throw new RangeError('a mail needs an address that mail can be sent to');
  if (mail.link !== undefined && !isInAppPath(mail.link))
    throw new RangeError('a mail leads to a path of our own, which starts with one slash');
  const outboxId = newId(clock);
  await saveMail(tx, {
    outboxId,
    authorityId: mail.authorityId,
    address: mail.to,
    name: mail.name,
    template: mail.template,
    secret: mail.link ?? null,
    now: clock.now(),
  });
  return outboxId;
}
