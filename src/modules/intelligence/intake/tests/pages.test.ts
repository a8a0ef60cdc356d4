import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../../app.ts';
import { day } from '../../../../kernel/calendar-day.ts';
import { toNobody } from '../../../../platform/events/index.ts';
import { describeOnBothDatabases } from '../../../../../tests/support/databases.ts';
import { signIn } from '../../../../../tests/support/readers.ts';
import { Visitor } from '../../../../../tests/support/visitor.ts';
import { saveRegistrations } from '../../../insight/tests/register-fixture.ts';
import { historyJob } from '../history/history-job.ts';
import { fetchMailJob } from '../mailbox/fetch-mail-job.ts';
import { findWarnings } from '../../../../platform/web/index.ts';
import { mailboxWarning } from '../mailbox-warning.ts';
import { jobOf } from './mail-fixture.ts';

const GOOD = {
  version: '0', host: 'mail.council.example', port: '993', userName: 'log@council.example', secretSetting: 'MAILBOX_SECRET_PAGES', folder: 'INBOX',
  doneFolder: 'Done', senderDomains: 'council.example\n@NHS.example', confidentiality: 'restricted', enabled: 'yes',
}; // prettier-ignore

describeOnBothDatabases('the pages of what comes in', (get) => {
  let app: FastifyInstance;
  let administrator: Visitor;

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId } = get();
    process.env.MAILBOX_SECRET_PAGES = 'x';
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    administrator = new Visitor(app, await signIn(get(), ['administrator']));
    await db.within({ authorityId, actor: 'tester', permissions: 'all' }, (tx) =>
      saveRegistrations(tx, day('2026-11-16'), [{ id: '1-100', judgements: [] }]),
    );
  });
  afterAll(async () => {
    delete process.env.MAILBOX_SECRET_PAGES;
    await app?.close();
  });
  beforeEach(() => sql`truncate intelligence.mailbox, intelligence.history_import, intelligence.history_row, platform.job cascade`.execute(get().db.owner));

  const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/\s+/g, ' ');
  const change = (update: ReturnType<typeof sql>) =>
    get().db.within({ authorityId: get().authorityId, actor: 'tester', permissions: 'all' }, (tx) => update.execute(tx));
  const refuse = (why: string, uid = 1) =>
    change(sql`insert into intelligence.mail (mail_id, authority_id, mailbox_id, uid_validity, uid, message_key, received_at, sender_domain, bytes, outcome, why, taken_at)
      select gen_random_uuid(), authority_id, mailbox_id, 1, ${uid}, ${`k${uid}`}, '2026-11-15T10:00:00Z', 'private.example', 30000000, 'refused', ${why}, '2026-11-15T10:02:00Z'
        from intelligence.mailbox`);

  it('are for administrators and quality managers alone', async () => {
    const officer = new Visitor(app, await signIn(get(), ['contracts-officer']));
    for (const url of ['/settings/mailbox', '/intelligence/history', '/intelligence/history/example.csv']) {
      expect((await officer.get(url)).statusCode, url).toBe(403);
      expect((await administrator.get(url)).statusCode, url).toBe(200);
    }
  });

  it('save how the mailbox is reached, and say that it is on', async () => {
    await administrator.get('/settings/mailbox');
    expect((await administrator.post('/settings/mailbox', GOOD)).headers.location).toBe('/settings/mailbox');
    const page = text((await administrator.get('/settings/mailbox')).body);
    expect(page).toContain('The settings of the mailbox were saved.');
    expect(page).toContain('Not looked at yet: the first look is within two minutes.');
    expect(page).toMatch(/council\.example nhs\.example/);
    const again = await administrator.post('/settings/mailbox', { ...GOOD, folder: 'Other' });
    expect(again.statusCode).toBe(409);
    expect(text(again.body)).toContain('Somebody else saved these settings meanwhile: check them, and save again');
    expect((await administrator.post('/settings/mailbox', { ...GOOD, version: '1', folder: 'Other' })).statusCode).toBe(303);
  });

  it.each([
    ['host', { host: 'imaps://x' }, '"imaps://x" is no name of a server'],
    ['host', { host: '127.0.0.1' }, 'Whoever looks after this server has not permitted 127.0.0.1 for mailboxes'],
    ['port', { port: '0' }, 'The port must be a whole number from 1 to 65535'],
    ['plain', { plain: 'yes' }, 'Only a mail server on this very machine is spoken to without TLS'],
    ['secretSetting', { secretSetting: 'PATH' }, '"PATH" cannot be the name: it begins with MAILBOX_SECRET'],
    ['secretSetting', { secretSetting: 'MAILBOX_SECRET_UNSET' }, "This server's environment has no MAILBOX_SECRET_UNSET"],
    ['doneFolder', { doneFolder: 'INBOX' }, 'The folder for recorded mail must be another'],
    ['senderDomains', { senderDomains: ' , ' }, "Enter at least one domain, such as your council's own"],
    ['senderDomains', { senderDomains: 'jo@council.example' }, '"jo@council.example" is no domain'],
    ['confidentiality', { confidentiality: 'secret' }, 'Choose who may read what comes in'],
  ])('say beside %s what is wrong with it, and keep what was typed', async (field, bent, words) => {
    await administrator.get('/settings/mailbox');
    const answer = await administrator.post('/settings/mailbox', { ...GOOD, ...bent });
    expect(answer.statusCode).toBe(400);
    expect(text(answer.body)).toContain(words);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toMatch(new RegExp(`id="${field}"`));
    expect(answer.body).toContain('log@council.example');
  });

  it('say what is wrong with the mailbox, and warn of it on every page of those who look after it', async () => {
    await administrator.get('/settings/mailbox');
    await administrator.post('/settings/mailbox', GOOD);
    await sql`insert into intelligence.mailbox_state (mailbox_id, authority_id, tried_at, failures, next_try_at, trouble)
      select mailbox_id, authority_id, '2026-11-16T08:00:00Z', 3, '2026-11-16T09:08:00Z', 'away' from intelligence.mailbox`.execute(get().db.owner);
    const page = text((await administrator.get('/settings/mailbox')).body);
    expect(page).toContain('Not working');
    expect(page).toContain('The mail server does not answer, or broke the connection off.');
    expect(page).toContain('It is tried again on 16 Nov 2026, 09:08. No mail is lost meanwhile.');
    expect(text((await administrator.get('/settings')).body)).toContain('The mailbox of the intelligence log cannot be read');
    const officer = new Visitor(app, await signIn(get(), ['contracts-officer']));
    expect(text((await officer.get('/account')).body)).not.toContain('mailbox of the intelligence log');
    await get().db.within({ authorityId: get().authorityId, actor: 'x' }, async (tx) => expect(await findWarnings(tx, () => true, [mailboxWarning])).toHaveLength(1));
  });

  it('list mail that could not be taken in without who wrote it, and have it tried again or given up', async () => {
    await administrator.get('/settings/mailbox');
    await administrator.post('/settings/mailbox', GOOD);
    await refuse('sender', 1);
    await refuse('too large', 2);
    const page = (await administrator.get('/settings/mailbox')).body;
    expect(text(page)).toContain('Somebody at private.example 28.6 MB It does not come from a domain that is allowed.');
    const ids = [...page.matchAll(/name="mail" value="([0-9a-f-]{36})"/g)].map(([, id]) => id!);
    expect(text((await administrator.get('/settings')).body)).toContain('2 mails could not be taken into the intelligence log');
    await administrator.get('/settings/mailbox');
    await administrator.post('/settings/mailbox/given-up', { mail: ids[0]! });
    await administrator.post('/settings/mailbox/again', { mail: 'all' });
    const { rows } = await sql<{ outcome: string }>`select outcome from intelligence.mail order by outcome`.execute(get().db.owner);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['again', 'given up']);
    const jobs = await sql<{ kind: string; payload: unknown }>`select kind, payload from platform.job`.execute(get().db.owner);
    expect(jobs.rows).toEqual([{ kind: fetchMailJob.kind, payload: { now: true } }]);
    await administrator.post('/settings/mailbox/again', { mail: "'; drop" });
    expect(text((await administrator.get('/settings/mailbox')).body)).toContain('There was nothing to try again.');
  });

  it('keep another council from the secret of the first, whoever names it', async () => {
    await administrator.get('/settings/mailbox');
    await administrator.post('/settings/mailbox', GOOD);
    const { makeAuthority } = await import('../../../../../tests/support/databases.ts');
    const other = { ...get(), authorityId: await makeAuthority(get().db, ['Bury'], `Otherplace ${Math.random()}`) };
    const stranger = new Visitor(app, await signIn(other, ['administrator']));
    const page = await stranger.get('/settings/mailbox');
    expect(page.body).not.toContain('log@council.example');
    const answer = await stranger.post('/settings/mailbox', GOOD);
    expect([answer.statusCode, text(answer.body).includes('Another council uses MAILBOX_SECRET_PAGES')]).toEqual([400, true]);
  });

  const CSV = 'Service id,Kind,Received,Title\r\n1-100,Complaint,2025-03-01,Late tablets\r\n1-999,Complaint,2025-03-02,Nowhere\r\n';
  const work = async () => {
    const { rows } = await sql<{ payload: unknown }>`update platform.job set state = 'done' where state = 'queued' returning payload`.execute(get().db.owner);
    for (const { payload } of rows) await historyJob.run(payload, jobOf(get(), toNobody));
  };

  it('take a file of history, show what it would record, and record it', async () => {
    await administrator.get('/intelligence/history');
    const sent = await administrator.upload('/intelligence/history', 'file', 'log.csv', CSV);
    expect(sent.headers.location).toMatch(/^\/jobs\//);
    await work();
    const list = (await administrator.get('/intelligence/history')).body;
    const href = /href="(\/intelligence\/history\/[0-9a-f-]{36})"/.exec(list)![1]!;
    const looked = (await administrator.get(href)).body;
    expect(text(looked)).toContain('Entries that would be recorded 1');
    expect(text(looked)).toContain('No service has the id "1-999"');
    expect((await administrator.get(`${href}/rejected.csv`)).body).toContain('3,Service id,1-999');
    expect((await sql`select from intelligence.event where channel = 'csv'`.execute(get().db.owner)).rows).toHaveLength(0);
    const { rows: [file] } = await sql<{ path: string }>`select path from intelligence.history_import`.execute(get().db.owner);
    await administrator.get(href);
    await administrator.post(`${href}/import`);
    await work();
    const imported = text((await administrator.get(href)).body);
    expect(imported).toContain('Entries recorded 1');
    expect(imported).not.toContain('Record 1 entry');
    expect((await sql`select from intelligence.event where channel = 'csv'`.execute(get().db.owner)).rows).toHaveLength(1);
    expect(existsSync(join(get().dataDir, file!.path))).toBe(false);
    const again = await administrator.post(`${href}/import`);
    expect([again.statusCode, text(again.body).includes('This file has been imported')]).toEqual([409, true]);
  });

  it.each([
    ['nothing', 'x.csv', '', /The file is empty|Choose a file/],
    ['a file without the column "Kind"', 'x.csv', 'Service id,Received\r\n1-100,2025-01-01\r\n', /The file lacks the column "Kind"/],
    ['a PDF', 'x.csv', '%PDF-1.4', /PDF/],
    ['a name that is no table', 'x.exe', CSV, /\.exe is not taken/],
  ])('refuse %s in words', async (_what, name, content, words) => {
    await administrator.get('/intelligence/history');
    const answer = await administrator.upload('/intelligence/history', 'file', name, content);
    expect(answer.statusCode).toBe(400);
    expect(text(answer.body)).toMatch(words);
    expect((await sql`select from intelligence.history_import`.execute(get().db.owner)).rows).toHaveLength(0);
  });

  it('give a file to begin with, which is taken as it is but for its made-up service', async () => {
    const { body } = await administrator.get('/intelligence/history/example.csv');
    await administrator.get('/intelligence/history');
    await administrator.upload('/intelligence/history', 'file', 'example.csv', body);
    await work();
    const { rows } = await sql<{ reason: string }>`select e ->> 'reason' as reason from intelligence.history_import, jsonb_array_elements(result -> 'examples') e`.execute(get().db.owner);
    expect(rows.map(({ reason }) => reason)).toEqual(['No service has the id "1-1000000001"']);
  });
}); // prettier-ignore
