import type { Tx } from '../db/types.ts';

/** A mail as it goes to a client: every word of it is ours, but for the address and the name of whoever is written to. */
export interface MailMessage {
  /** Stable over every try, so that a mail that went twice can be recognised. */
  reference: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** What became of one try. `why` is shown to administrators and holds no secret. */
export type SendOutcome =
  | { outcome: 'sent' }
  /** May go later: the server was busy, away or asked to wait. */
  | { outcome: 'temporary'; why: string; retryAfterMs?: number }
  /** Will not go however often it is tried. */
  | { outcome: 'permanent'; why: string };

/** A way for mail to leave: SMTP, GOV.UK Notify, or none. `send` answers for every failure and never throws. */
export interface MailClient {
  readonly kind: 'smtp' | 'notify' | 'none';
  send(message: MailMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** Whether a mail of that reference went out before, where the service can say; asked before it is tried again. */
  wasSent?(reference: string, signal: AbortSignal): Promise<boolean>;
}

/** Where the sender finds who is written to, and for which council. Rooms own people and councils; the house hands this in. */
export interface MailDirectory {
  /** Those of these accounts who may get mail now; whoever has left is not among them. */
  findPeople(
    tx: Tx,
    accountIds: readonly string[],
  ): Promise<{ accountId: string; email: string; name: string }[]>;
  findCouncils(
    tx: Tx,
    authorityIds: readonly string[],
  ): Promise<{ authorityId: string; name: string; isDemonstration: boolean }[]>;
}
