import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedTemplate } from '../../../../tests/support/database-templates.ts';
import { makeAuthority } from '../../../../tests/support/databases.ts';
import { startNotify } from '../../../../tests/support/notify-server.ts';
import { startSmtp } from '../../../../tests/support/smtp-server.ts';
import { systemClock } from '../../clock/index.ts';
import { openDatabase } from '../../db/index.ts';
import { mailClient } from '../open-client.ts';
import { sendMail } from '../send-mail.ts';
import type { MailSettings } from '../settings.ts';
import { madeSender, outboxOf, PUBLIC_URL, sendAll } from './outbox-fixture.ts';

describe('a sender whose process is killed between sending a mail and writing that down', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'amberley-killed-sender-'));
    cpSync(await embeddedTemplate(), dataDir, { recursive: true });
    const db = await openDatabase({ dataDir });
    const authorityId = await makeAuthority(db);
    await db.within({ authorityId, actor: 'tester' }, (tx) =>
      sendMail(tx, systemClock, { authorityId, to: 'sam@provider.example', name: 'Sam', template: 'test' }),
    );
    await db.close();
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  /** Starts the process; `kill` is called by the test's server when the mail has come and before it is answered. */
  async function sendUntilKilled(settings: MailSettings, onTaken: (kill: () => void) => void): Promise<void> {
    const script = join(import.meta.dirname, 'sender-to-be-killed.ts');
    const child = spawn(process.execPath, [script, dataDir, JSON.stringify(settings)]);
    let words = '';
    child.stderr.on('data', (text: Buffer) => (words += text.toString()));
    onTaken(() => child.kill('SIGKILL'));
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect({ code, signal, words }).toMatchObject({ signal: 'SIGKILL' });
  }

  async function sendInTheNextProcess(settings: MailSettings): Promise<void> {
    const db = await openDatabase({ dataDir });
    try {
      expect(await outboxOf({ db })).toMatchObject([{ state: 'sending', attempts: 1 }]);
      const sender = madeSender(
        { db },
        { clock: systemClock, client: mailClient(settings, PUBLIC_URL, systemClock) },
      );
      await sender.start();
      await sender.stop();
      await sendAll(sender);
      expect(await outboxOf({ db })).toMatchObject([{ state: 'sent', attempts: 2 }]);
    } finally {
      await db.close();
    }
  }

  it('sends it again by SMTP, under the same Message-ID, so that it can be recognised', async () => {
    const server = await startSmtp();
    try {
      const { host, port } = server;
      const settings: MailSettings = {
        kind: 'smtp', host, port, secure: false, requireTls: false, user: undefined, password: undefined,
        from: { name: 'Amberley', address: 'amberley@council.example' }, timeoutMs: 20_000,
      }; // prettier-ignore
      server.mishap = () => 'hangs after taking';
      await sendUntilKilled(settings, (kill) => (server.onTaken = kill));
      server.mishap = undefined;
      await sendInTheNextProcess(settings);
      const ids = server.mails.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
      expect(ids).toHaveLength(2);
      expect(ids[0]).toBe(ids[1]);
    } finally {
      await server.stop();
    }
  });

  it('asks GOV.UK Notify whether it went, and sends it no second time', async () => {
    const server = await startNotify();
    try {
      const { apiKey, templateId, url } = server;
      const settings: MailSettings = { kind: 'notify', apiKey, templateId, url, timeoutMs: 20_000 };
      server.mishap = () => 'accepts and never answers';
      await sendUntilKilled(settings, (kill) => (server.onTaken = kill));
      server.mishap = undefined;
      await sendInTheNextProcess(settings);
      expect(server.mails).toHaveLength(1);
      expect(server.log.at(-1)).toMatch(/^GET \/v2\/notifications\?/);
    } finally {
      await server.stop();
    }
  });
});
