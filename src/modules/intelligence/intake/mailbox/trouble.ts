/** What can be wrong with a mailbox; the words are in messages.ts. Never what the server said: it may repeat what it was sent. */
export type TroubleKind =
  'password missing' | 'password' | 'away' | 'certificate' | 'time-out' | 'folder' | 'host' | 'protocol';

/** A mailbox could not be asked. */
export class MailboxTrouble extends Error {
  override name = 'MailboxTrouble';
  constructor(readonly kind: TroubleKind) {
    super(`the mailbox could not be asked: ${kind}`);
  }
}

interface Failure {
  code?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  message?: string;
}

const OF_TLS =
  /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|HOSTNAME|EPROTO|ERR_OSSL|INVALID_PURPOSE)/;
const OF_TIME = new Set([
  'ETIMEDOUT',
  'ETIMEOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'LockTimeout',
]);
const OF_THE_WAY =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|NoConnection|EConnectionClosed|ClosedAfter|StateLogout)/;

/** What kind of trouble an error of the mail client is. */
export function troubleOf(error: unknown): MailboxTrouble {
  if (error instanceof MailboxTrouble) return error;
  const { code = '', authenticationFailed, tlsFailed } = error as Failure;
  if (authenticationFailed === true) return new MailboxTrouble('password');
  if (OF_TIME.has(code)) return new MailboxTrouble('time-out');
  if (tlsFailed === true || OF_TLS.test(code)) return new MailboxTrouble('certificate');
  return new MailboxTrouble(OF_THE_WAY.test(code) ? 'away' : 'protocol');
}
