import { ImapFlow, type FetchMessageObject } from 'imapflow';
import type { Mailbox } from '../queries/fetch-mailbox.ts';
import { MailboxTrouble, troubleOf } from './trouble.ts';

/** A mail server that takes longer is treated as away. */
const TIMEOUT_MS = 30_000;

/** A message as the mailbox lists it. */
export interface Listed {
  uid: number;
  bytes: number;
  receivedAt: Date | null;
  messageId: string;
  from: { name: string; address: string };
}

/** A folder of a mailbox that is open. Whatever goes wrong with the connection is a MailboxTrouble. */
export interface OpenMailbox {
  uidValidity: number;
  /** Ids above `after` of messages that are unread, or came on that day or later; in order. */
  newer(after: number, since: Date): Promise<number[]>;
  /** What a message is, without its content; undefined where it is gone. */
  look(uid: number): Promise<Listed | undefined>;
  /** The whole message; undefined where it is gone. */
  read(uid: number): Promise<Buffer | undefined>;
  /** Marks a message as read and, where a folder is set for it, moves it there. */
  settle(uid: number): Promise<void>;
  close(): Promise<void>;
}

/** Settings that only tests change. */
export interface MailboxOptions {
  timeoutMs?: number;
  /** A certificate to trust besides the system's, PEM. Councils set NODE_EXTRA_CA_CERTS. */
  ca?: string;
}

/**
 * Connects and opens the folder.
 * @throws MailboxTrouble
 */
export async function openMailbox(
  mailbox: Mailbox,
  password: string,
  { timeoutMs = TIMEOUT_MS, ca }: MailboxOptions = {},
): Promise<OpenMailbox> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.tls,
    // Plain only to this very machine; else nothing is said, the password least of all, before TLS holds.
    ...(mailbox.tls ? {} : { doSTARTTLS: false }),
    auth: { user: mailbox.userName, pass: password },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    // No line of a conversation that is about people goes into a log.
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const ask = askerOf(client);
  try {
    await ask(client.connect());
    const folder = await ask(client.mailboxOpen(mailbox.folder).catch(asFolderTrouble));
    return opened(client, ask, mailbox, Number(folder.uidValidity));
  } catch (error) {
    client.close();
    throw error;
  }
}

type Ask = <T>(answer: Promise<T>) => Promise<T>;

/**
 * Turns what goes wrong into a MailboxTrouble. A connection that breaks tells why by an event, and whoever waits for an answer
 * only that there is none.
 */
function askerOf(client: ImapFlow): Ask {
  let broken: unknown;
  client.on('error', (error: unknown) => (broken ??= error));
  return (answer) =>
    answer.catch((error: unknown) => {
      const trouble = troubleOf(error);
      throw trouble.kind === 'away' && broken !== undefined ? troubleOf(broken) : trouble;
    });
}

function opened(client: ImapFlow, asked: Ask, { doneFolder }: Mailbox, uidValidity: number): OpenMailbox {
  /** What is answered by false is refused, or the connection is gone. */
  const done = async (answer: Promise<unknown>) => {
    if ((await asked(answer)) === false) throw new MailboxTrouble(client.usable ? 'folder' : 'away');
  };
  const one = (uid: number, what: Parameters<ImapFlow['fetchOne']>[1]) =>
    asked(client.fetchOne(String(uid), what, { uid: true })).then((found) => found || undefined);
  return {
    uidValidity,
    newer: async (after, since) => {
      const uid = `${after + 1}:*`;
      const found = await asked(client.search({ uid, or: [{ seen: false }, { since }] }, { uid: true }));
      // "n:*" always names the last message, also where it is older.
      return (found || []).filter((each) => each > after).sort((a, b) => a - b);
    },
    look: async (uid) => {
      const found = await one(uid, { uid: true, size: true, internalDate: true, envelope: true });
      return found === undefined ? undefined : listed(found);
    },
    read: async (uid) => (await one(uid, { uid: true, source: true }))?.source,
    settle: async (uid) => {
      const range = String(uid);
      await done(client.messageFlagsAdd(range, ['\\Seen'], { uid: true }));
      if (doneFolder === '') return;
      await done(client.messageMove(range, doneFolder, { uid: true }).catch(asFolderTrouble));
    },
    close: () => client.logout().catch(() => client.close()),
  };
}

/** The server refused the folder by NO; else it is about the connection. */
function asFolderTrouble(error: unknown): never {
  const { responseStatus } = error as { responseStatus?: string };
  throw responseStatus === 'NO' ? new MailboxTrouble('folder') : error;
}

function listed({ uid, size, internalDate, envelope }: FetchMessageObject): Listed {
  const at = internalDate === undefined ? null : new Date(internalDate);
  const from = envelope?.from?.[0];
  return {
    uid,
    bytes: size ?? 0,
    receivedAt: at === null || Number.isNaN(at.getTime()) ? null : at,
    messageId: (envelope?.messageId ?? '').trim(),
    from: { name: from?.name ?? '', address: from?.address ?? '' },
  };
}
