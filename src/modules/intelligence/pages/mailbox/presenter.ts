import { one, type Fields } from '../../../../platform/forms/index.ts';
import { instantWords } from '../../../market/index.ts';
import { passwordOf } from '../../intake/mailbox/mailbox-secret.ts';
import { TROUBLE_WORDS, WHY_WORDS } from '../../intake/messages.ts';
import type { MailCounts } from '../../intake/queries/count-mail.ts';
import type { Mailbox } from '../../intake/queries/fetch-mailbox.ts';
import type { RefusedMail } from '../../intake/queries/find-refused-mail.ts';

/** The form of the settings as it stands: as saved, or as sent. */
export interface MailboxForm {
  host: string;
  port: string;
  plain: boolean;
  userName: string;
  secretSetting: string;
  folder: string;
  doneFolder: string;
  senderDomains: string;
  confidentiality: string;
  enabled: boolean;
  version: number;
}

/** How the mailbox stands, in words. */
export interface MailboxState {
  tag: 'On' | 'Off' | 'Not working';
  lines: string[];
  /** What is wrong; null where nothing is known to be. */
  trouble: string | null;
  canFetch: boolean;
}

export interface RefusedRow {
  mailId: string;
  received: string;
  sender: string;
  size: string;
  why: string;
  again: boolean;
  canTry: boolean;
}

/** The form of what is saved; with what councils most often have where nothing is. */
export function fromSaved(saved: Mailbox | undefined): MailboxForm {
  return {
    host: saved?.host ?? '',
    port: String(saved?.port ?? 993),
    plain: saved !== undefined && !saved.tls,
    userName: saved?.userName ?? '',
    secretSetting: saved?.secretSetting ?? 'MAILBOX_SECRET',
    folder: saved?.folder ?? 'INBOX',
    doneFolder: saved?.doneFolder ?? '',
    senderDomains: saved?.senderDomains.join('\n') ?? '',
    confidentiality: saved?.confidentiality ?? 'restricted',
    enabled: saved?.enabled ?? false,
    version: saved?.version ?? 0,
  };
}

/** The form as it was sent, so that nothing typed is lost after an error. */
export function fromSubmitted(fields: Fields, version: number): MailboxForm {
  const text = (name: string) => one(fields, name);
  return {
    host: text('host'),
    port: text('port'),
    plain: text('plain') === 'yes',
    userName: text('userName'),
    secretSetting: text('secretSetting'),
    folder: text('folder'),
    doneFolder: text('doneFolder'),
    senderDomains: text('senderDomains'),
    confidentiality: text('confidentiality'),
    enabled: text('enabled') === 'yes',
    version,
  };
}

/** What an administrator reads at the top. */
export function stateOf(saved: Mailbox | undefined, counts: MailCounts): MailboxState {
  if (saved === undefined || !saved.enabled) return { tag: 'Off', lines: [], trouble: null, canFetch: false };
  const missing = passwordOf(saved.secretSetting) === undefined;
  const kind = missing ? 'password missing' : saved.trouble;
  const { triedAt, succeededAt, nextTryAt } = saved;
  const lines = [
    triedAt === null ? 'Not looked at yet: the first look is within two minutes.' : `Last looked at on ${instantWords(triedAt)}.`,
    ...(kind !== null && succeededAt !== null ? [`Last read without a fault on ${instantWords(succeededAt)}.`] : []),
    ...(kind !== null && nextTryAt !== null ? [`It is tried again on ${instantWords(nextTryAt)}. No mail is lost meanwhile.`] : []),
    countWords(counts),
  ];
  return { tag: kind === null ? 'On' : 'Not working', lines, trouble: kind === null ? null : TROUBLE_WORDS[kind], canFetch: true };
} // prettier-ignore

function countWords({ recorded, duplicate, noted }: MailCounts): string {
  const mails = (n: number) =>
    n === 0 ? 'no mail' : `${n.toLocaleString('en-GB')} ${n === 1 ? 'mail' : 'mails'}`;
  const also = [
    ...(duplicate > 0 ? [`${mails(duplicate)} had been recorded before`] : []),
    ...(noted > 0
      ? [`${mails(noted)} came from machines and ${noted === 1 ? 'was' : 'were'} left alone`]
      : []),
  ];
  return `In the last 30 days ${mails(recorded)} ${recorded < 2 ? 'was' : 'were'} recorded${also.length === 0 ? '' : `; ${also.join(', and ')}`}.`;
}

/** Mails that could not be taken in, without a word of theirs. */
export const refusedRows = (mails: readonly RefusedMail[]): RefusedRow[] =>
  mails.map(({ mailId, receivedAt, senderDomain, bytes, why, again }) => ({
    mailId,
    received: instantWords(receivedAt),
    sender: senderDomain === '' ? 'Not known' : `Somebody at ${senderDomain}`,
    size:
      bytes < 1024 ** 2
        ? `${Math.max(1, Math.round(bytes / 1024))} KB`
        : `${(bytes / 1024 ** 2).toFixed(1)} MB`,
    why: WHY_WORDS[why],
    again,
    canTry: why !== 'gone',
  }));
