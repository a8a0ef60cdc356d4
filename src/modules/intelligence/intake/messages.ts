import type { MailWhy } from './rules/mail-outcome.ts';
import type { TroubleKind } from './mailbox/trouble.ts';

/** What is wrong with the mailbox, and what to do about it. */
export const TROUBLE_WORDS: Readonly<Record<TroubleKind, string>> = {
  'password missing':
    "This server's environment does not hold the password. Whoever looks after the server sets the variable that is named below and starts Amberley again.",
  password: 'The mail server did not accept the user name and the password.',
  away: 'The mail server does not answer, or broke the connection off. Check its name and port.',
  certificate:
    'The certificate of the mail server is not one that this server trusts, so nothing was sent to it.',
  'time-out': 'The mail server took too long to answer.',
  folder:
    'The mail server refused one of the folders: check that both are there, and that this user may change them.',
  host: 'Whoever looks after this server has not permitted this mail server (MAILBOX_HOSTS).',
  protocol: 'The mail server answered something that is no IMAP.',
};

/** Why a mail was not taken in, and what helps. */
export const WHY_WORDS: Readonly<Record<MailWhy, string>> = {
  'too large': 'It is larger than 25 MB. Read it in the mailbox, and record what it says.',
  broken: 'It cannot be read as a mail. Look at it in the mailbox.',
  sender: 'It does not come from a domain that is allowed.',
  automatic: 'A machine wrote it.',
  bounce: 'It reports that a mail could not be delivered.',
  loop: 'It is a notice of our own that came back.',
  gone: 'It is not in the mailbox any more.',
  fault:
    'Something went wrong here while it was recorded. Try again; if it happens again, tell whoever looks after the server.',
};

/** Every sentence that these pages show for an error. */
export const messages = {
  fileMissing: 'Choose a file',
  importGone: 'The file is not here any more: upload it again',
  importDone: 'This file has been imported',
  hostMissing: 'Enter the name of the mail server, such as outlook.office365.com',
  hostWrong: (text: string) =>
    `"${text}" is no name of a server: write it without imaps:// and without a port`,
  hostNotPermitted: (host: string) =>
    `Whoever looks after this server has not permitted ${host} for mailboxes: they set MAILBOX_HOSTS`,
  portWrong: 'The port must be a whole number from 1 to 65535, mostly 993',
  plainElsewhere: 'Only a mail server on this very machine is spoken to without TLS',
  userMissing: 'Enter the user name of the mailbox',
  userTooLong: 'The user name must be 200 characters or fewer',
  secretWrong: (text: string) =>
    `"${text}" cannot be the name: it begins with MAILBOX_SECRET, for example MAILBOX_SECRET or MAILBOX_SECRET_OLDHAM`,
  secretUnset: (name: string) =>
    `This server's environment has no ${name}: whoever looks after the server sets it and starts Amberley again. Until then, save with "fetch mail" not ticked`,
  secretTaken: (name: string) => `Another council uses ${name}: choose a name of your own`,
  folderMissing: 'Enter the folder that mail comes into, mostly INBOX',
  folderTooLong: 'The name of a folder must be 200 characters or fewer',
  folderSame: 'The folder for recorded mail must be another than the one that mail comes into',
  domainsMissing: "Enter at least one domain, such as your council's own: oldham.gov.uk",
  domainWrong: (text: string) =>
    `"${text}" is no domain: write what stands behind the @, such as oldham.gov.uk`,
  domainsTooMany: 'Enter at most 50 domains',
  confidentialityMissing: 'Choose who may read what comes in, until somebody has sorted it',
  mailboxChanged: 'Somebody else saved these settings meanwhile: check them, and save again',
} as const;
