import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Confidentiality, NewEvent, Severity } from '../../rules/event.ts';
import { bareSubject, oneLine, originalSender, senderWords, type Sender } from './forwarded.ts';

/** A mail as it was read: its own words, and those of a message that it carries within it. */
export interface MailRead {
  subject: string;
  from: Sender;
  text: string;
  /** The message that was forwarded as an attachment, where it was. */
  carried: { subject: string; from: Sender } | null;
}

/** What nobody has read may be serious: it is not understated before somebody has. */
export const UNREAD_SEVERITY: Severity = 3;
/** A worry until somebody has read it. */
const UNREAD_KIND = 'feedback-adverse';

export const LONGEST_ACCOUNT = 20_000;
const LONGEST_TITLE = 200;
const CUT = '\n\n[The mail is longer: all of it is in the attachment.]';

/** Whether a mail's text is longer than an account may be. */
export const isTooLong = (text: string): boolean => text.length > LONGEST_ACCOUNT;

/** The entry that a mail becomes, for somebody to sort. */
export function eventOfMail(
  mail: MailRead,
  where: { locationId: string | null; receivedOn: Day; confidentiality: Confidentiality },
  ownDomains: readonly string[],
): NewEvent {
  const title =
    bareSubject(mail.subject) || bareSubject(mail.carried?.subject ?? '') || 'Mail without a subject';
  const sender = mail.carried?.from ?? originalSender(mail.text, ownDomains) ?? mail.from;
  const words = senderWords(sender);
  // What comes to a mailbox for whistleblowers is told by one: who that is stands apart, for those few who may know.
  const apart = where.confidentiality === 'whistleblower' && words !== '';
  return {
    ...where,
    kind: UNREAD_KIND,
    severity: UNREAD_SEVERITY,
    channel: 'email',
    source: apart ? '' : words,
    occurredOn: null,
    themes: [],
    peopleAffected: null,
    reference: '',
    title: cut(title, LONGEST_TITLE - 1, '…'),
    account: cut(mail.text, LONGEST_ACCOUNT - CUT.length, CUT),
    identity: apart ? identityOf(sender) : null,
    state: 'new',
  };
}

const identityOf = ({ name, address }: Sender): NewEvent['identity'] => ({
  name: [...oneLine(name)].slice(0, 200).join(''),
  contact: address.slice(0, 500),
  wishes: '',
});

/** Never in the middle of a character. */
function cut(text: string, most: number, mark: string): string {
  const whole = text.length <= most + mark.length;
  return whole ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}${mark}`;
}

/** Text that a database can hold: no half characters, and no signs that are not shown but line ends and tabs. */
export const storableText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
