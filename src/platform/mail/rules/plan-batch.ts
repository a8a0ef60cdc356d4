import { isQuiet, afterQuiet } from '../../notices/rules/quiet-hours.ts';
import type { NoticeKinds } from '../../notices/rules/kinds.ts';
import type { Preference } from '../../notices/types.ts';
import { messages } from '../messages.ts';
import { isMailAddress } from '../../../kernel/mail-address.ts';
import type { MailMessage } from '../types.ts';
import { composeDigest, composeMail, composeNotice, type NoticeFact } from './compose.ts';

/** What the sender took from the outbox to make one mail of. */
export interface Batch {
  /** Id of its first row, and the reference of its mail. */
  batchId: string;
  authorityId: string;
  delivery: 'at-once' | 'daily' | 'weekly';
  urgent: boolean;
  /** Tries, with this one. */
  attempts: number;
  firstTriedAt: Date;
  /** Of a mail about notices. */
  accountId: string | null;
  notices: (NoticeFact & { read: boolean })[];
  /** Of a mail to an address. */
  address: string | null;
  name: string | null;
  template: string | null;
  secret: string | null;
}

export interface Around {
  person: { email: string; name: string } | undefined;
  council: { name: string; isDemonstration: boolean } | undefined;
  preference: Preference;
  kinds: NoticeKinds;
  publicUrl: string;
  /** Whether mail is set up at all. */
  hasMail: boolean;
}

export type Plan =
  | { act: 'send'; message: MailMessage }
  | { act: 'wait'; until: Date }
  /** Nothing to tell any more: it was all read in Amberley. */
  | { act: 'drop' }
  /** It cannot go. `quietly` where nobody need look at it. */
  | { act: 'bury'; why: string; quietly: boolean };

/** What to do with a batch now: things may have changed since its rows were written. */
export function planBatch(batch: Batch, around: Around, now: Date): Plan {
  const { person, council } = around;
  const aboutNotices = batch.accountId !== null;
  if (council === undefined || council.isDemonstration)
    return { act: 'bury', why: messages.demonstration, quietly: true };
  if (!around.hasMail) return { act: 'bury', why: messages.noMail, quietly: aboutNotices };
  if (aboutNotices && person === undefined) return { act: 'bury', why: messages.personGone, quietly: true };
  const unread = batch.notices.filter(({ read }) => !read);
  if (aboutNotices && unread.length === 0) return { act: 'drop' };
  if (aboutNotices && !batch.urgent && isQuiet(around.preference, now))
    return { act: 'wait', until: afterQuiet(around.preference, now) };
  const to = person?.email ?? batch.address ?? '';
  if (!isMailAddress(to)) return { act: 'bury', why: messages.badAddress, quietly: false };
  const frame = {
    reference: batch.batchId,
    to,
    name: person?.name ?? batch.name ?? '',
    council: council.name,
    publicUrl: around.publicUrl,
  };
  const message = aboutNotices
    ? batch.delivery === 'at-once'
      ? composeNotice(frame, unread[0]!, around.kinds)
      : composeDigest(frame, unread, around.kinds)
    : composeMail(frame, batch.template ?? '', batch.secret);
  return message === undefined
    ? { act: 'bury', why: messages.linkGone, quietly: false }
    : { act: 'send', message };
}
