import { sql } from 'kysely';
import { newId } from '../../../../platform/clock/index.ts';
import { toNobody, type Announce } from '../../../../platform/events/index.ts';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import type { ImapServer } from '../../../../../tests/support/imap-server.ts';
import type { TestDatabase } from '../../../../../tests/support/databases.ts';

export const USER = { name: 'intelligence@council.example', password: 'pa55-"w\\rd' };
export const SECRET = 'MAILBOX_SECRET_TEST';

/** A mail as it travels. Lines of the body are given with line feeds. */
export function rawMail({
  from = 'Priya Hallowby <priya.hallowby@council.example>',
  subject = 'FW: Worried about Mum',
  messageId = `<${newId()}@council.example>` as string | null,
  headers = [] as string[],
  body = 'She has lost weight and nobody answers the bell.\n\nJo',
  type = 'text/plain; charset=utf-8',
} = {}): string {
  return [
    `From: ${from}`,
    'To: intelligence@council.example',
    `Subject: ${subject}`,
    'Date: Sun, 15 Nov 2026 10:00:00 +0000',
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    ...headers,
    '',
    ...body.split('\n'),
    '',
  ].join('\r\n');
}

/** A part of a mail in several parts. */
export const part = (headers: string[], body: string): string =>
  ['--edge', ...headers, '', body, ''].join('\r\n');
export const MULTIPART = 'multipart/mixed; boundary=edge';

/** What a job is given. */
export function jobOf(
  { db, authorityId, clock, dataDir }: TestDatabase,
  announce: Announce = toNobody,
): JobContext {
  return {
    jobId: newId(),
    db,
    clock,
    dataDir,
    announce,
    rolesThatMay: () => [],
    scope: { authorityId, actor: 'schedule', permissions: 'all' },
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}

/** Sets up the council's mailbox on a server of the test's. */
export async function setUpMailbox(
  { db, authorityId }: TestDatabase,
  server: Pick<ImapServer, 'host' | 'port'>,
  how: { tls?: boolean; doneFolder?: string; confidentiality?: string; host?: string; folder?: string } = {},
): Promise<void> {
  await sql`truncate intelligence.mailbox cascade`.execute(db.owner);
  const insert = sql`
    insert into intelligence.mailbox (mailbox_id, authority_id, host, port, tls, user_name, secret_setting, folder, done_folder,
                                      sender_domains, confidentiality, enabled, begun_on)
    values (${newId()}, ${authorityId}, ${how.host ?? server.host}, ${server.port}, ${how.tls ?? false}, ${USER.name}, ${SECRET},
            ${how.folder ?? 'INBOX'}, ${how.doneFolder ?? ''}, '{council.example,nhs.example}', ${how.confidentiality ?? 'restricted'}, true,
            '2026-11-01')`;
  await db.within({ authorityId, actor: 'tester' }, (tx) => insert.execute(tx));
}
