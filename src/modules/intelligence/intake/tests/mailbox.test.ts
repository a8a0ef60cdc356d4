import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { day } from '../../../../kernel/calendar-day.ts';
import { announcer, listener } from '../../../../platform/events/index.ts';
import { describeOnBothDatabases } from '../../../../../tests/support/databases.ts';
import { startImap, type ImapServer } from '../../../../../tests/support/imap-server.ts';
import { TEST_CERTIFICATE } from '../../../../../tests/support/test-certificate.ts';
import { saveRegistrations } from '../../../insight/tests/register-fixture.ts';
import { INTELLIGENCE_CHANGED } from '../../record-event.ts';
import { fetchMail } from '../mailbox/fetch-mail.ts';
import { fetchMailJob } from '../mailbox/fetch-mail-job.ts';
import { jobOf, MULTIPART, part, rawMail, SECRET, setUpMailbox, USER } from './mail-fixture.ts';

describeOnBothDatabases('mail that is forwarded to the log', (get) => {
  let server: ImapServer;

  beforeEach(async () => {
    process.env[SECRET] = USER.password;
    process.env.MAILBOX_HOSTS = '127.0.0.1,mail.council.example';
    await sql`truncate intelligence.event, intelligence.mail cascade`.execute(get().db.owner);
    server = await startImap({ user: USER });
    await setUpMailbox(get(), server);
  });
  afterEach(async () => {
    delete process.env[SECRET];
    delete process.env.MAILBOX_HOSTS;
    await server.stop();
  });

  const change = (update: RawBuilder<unknown>) =>
    get().db.within({ authorityId: get().authorityId, actor: 'tester', permissions: 'all' }, (tx) => update.execute(tx));
  const fetch = (options = {}) => fetchMail(jobOf(get()), { now: true, timeoutMs: 2000, ...options });
  const events = async () =>
    (
      await sql<Record<string, unknown>>`
        select e.location_id as "locationId", e.kind, e.source, e.channel, e.received_on as "receivedOn", e.occurred_on as "occurredOn",
               e.severity, e.confidentiality, e.state, n.title, n.account
          from intelligence.event e join intelligence.narrative n using (event_id) left join intelligence.mail m using (event_id)
         order by m.uid_validity, m.uid`.execute(get().db.owner)
    ).rows;
  const mails = async () =>
    (
      await sql<{ uid: number; outcome: string; why: string | null; settled: boolean; domain: string; hasEvent: boolean }>`
        select uid, outcome, why, settled_at is not null as settled, sender_domain as domain, event_id is not null as "hasEvent"
          from intelligence.mail order by uid_validity, uid`.execute(get().db.owner)
    ).rows;
  const state = async () =>
    (
      await sql<{ trouble: string | null; failures: number; lastUid: number; next: Date }>`
        select trouble, failures, last_uid as "lastUid", next_try_at as next from intelligence.mailbox_state`.execute(get().db.owner)
    ).rows[0];
  const flags = () => server.folders.get('INBOX')!.messages.map((message) => [...message.flags]);

  it('becomes an entry in the inbox: restricted, severity 3, a worry until somebody has read it', async () => {
    server.deliver(rawMail({ body: 'Please see below.\n\n-----Original Message-----\nFrom: Jo Bell <jo.bell@family.example>\nSent: 14 November 2026 19:02\nTo: Priya Hallowby\nSubject: Worried about Mum\n\nShe has lost weight.' }));
    expect(await fetch()).toEqual({ met: 1, outcomes: { recorded: 1 }, trouble: null });
    expect(await events()).toEqual([
      {
        locationId: null, kind: 'feedback-adverse', source: 'Jo Bell, jo.bell@family.example', channel: 'email', receivedOn: '2026-11-15',
        occurredOn: null, severity: 3, confidentiality: 'restricted', state: 'new', title: 'Worried about Mum',
        account: expect.stringContaining('She has lost weight.') as string,
      },
    ]);
    expect(await mails()).toEqual([{ uid: 1, outcome: 'recorded', why: null, settled: true, domain: 'council.example', hasEvent: true }]);
    expect(flags()).toEqual([['\\Seen']]);
  });

  it('is recorded once, however often it is fetched', async () => {
    server.deliver(rawMail());
    for (let i = 0; i < 3; i++) await fetch();
    expect(await events()).toHaveLength(1);
    server.deliver(rawMail());
    expect((await fetch()).met).toBe(1);
    expect(await events()).toHaveLength(2);
  });

  it('is recorded once where the connection drops before the mailbox is told, and the mailbox is told the next time', async () => {
    server.deliver(rawMail());
    server.mishap = (command, n) => (command === 'UID STORE' && n === 0 ? 'drops' : undefined);
    expect(await fetch()).toMatchObject({ outcomes: { recorded: 1 }, trouble: 'away' });
    expect(flags()).toEqual([[]]);
    expect(await mails()).toMatchObject([{ outcome: 'recorded', settled: false }]);
    expect(await fetch()).toMatchObject({ met: 0, trouble: null });
    expect([await events(), flags()]).toMatchObject([[{}], [['\\Seen']]]);
    expect(await mails()).toMatchObject([{ outcome: 'recorded', settled: true }]);
  });

  it('comes whole or not at all where the connection drops in the middle of it', async () => {
    server.deliver(rawMail({ body: 'x\n'.repeat(5000) }));
    server.mishap = (command, n) => (command === 'UID FETCH' && n < 2 ? 'drops mid-literal' : undefined);
    expect(await fetch()).toMatchObject({ trouble: 'away', met: 0 });
    expect(await events()).toEqual([]);
    expect(await fetch()).toMatchObject({ outcomes: { recorded: 1 } });
    expect(await events()).toHaveLength(1);
  });

  it('is recorded once where the folder was numbered anew, and where a copy of it comes', async () => {
    const mail = rawMail({ messageId: '<one@council.example>' });
    server.deliver(mail);
    server.deliver(rawMail({ messageId: null, body: 'no id' }));
    await fetch();
    server.renumber();
    expect(await fetch()).toMatchObject({ outcomes: { duplicate: 2 } });
    server.deliver(mail);
    expect(await fetch()).toMatchObject({ outcomes: { duplicate: 1 } });
    expect(await events()).toHaveLength(2);
    expect(await state()).toMatchObject({ lastUid: 3 });
  });

  it('leaves alone what had been read before the mailbox was set up, and takes what waited unread', async () => {
    server.deliver(rawMail({ subject: 'Read long ago' }), { at: '2026-10-01T10:00:00Z', seen: true });
    server.deliver(rawMail({ subject: 'Waited unread' }), { at: '2026-10-01T10:00:00Z' });
    server.deliver(rawMail({ subject: 'Read by a colleague first' }), { at: '2026-11-14T10:00:00Z', seen: true });
    await fetch();
    expect((await events()).map(({ title }) => title)).toEqual(['Waited unread', 'Read by a colleague first']);
  });

  it('is moved to the folder for what is done where there is one', async () => {
    await setUpMailbox(get(), server, { doneFolder: 'Done' });
    server.deliver(rawMail());
    await fetch();
    expect(server.folders.get('INBOX')!.messages).toEqual([]);
    expect(server.folders.get('Done')!.messages).toHaveLength(1);
    expect([...server.folders.get('Done')!.messages[0]!.flags]).toEqual(['\\Seen']);
  });

  it('says where the folder for what is done is not there; the entry is recorded all the same, once', async () => {
    await setUpMailbox(get(), server, { doneFolder: 'Gone' });
    server.deliver(rawMail());
    expect(await fetch()).toMatchObject({ trouble: 'folder', outcomes: { recorded: 1 } });
    await fetch();
    expect(await events()).toHaveLength(1);
  });

  it('works with a server that knows neither MOVE nor LITERAL+', async () => {
    await server.stop();
    server = await startImap({ user: USER, without: ['MOVE', 'LITERAL+', 'AUTH=PLAIN', 'ID', 'ENABLE', 'UIDPLUS'] });
    await setUpMailbox(get(), server, { doneFolder: 'Done' });
    server.deliver(rawMail());
    expect(await fetch()).toMatchObject({ outcomes: { recorded: 1 }, trouble: null });
    expect(server.folders.get('Done')!.messages).toHaveLength(1);
  });

  it.each([
    ['an answer by a machine', ['Auto-Submitted: auto-replied'], 'automatic'],
    ['an old answer by a machine', ['Precedence: auto_reply'], 'automatic'],
    ['a list', ['Precedence: list'], 'automatic'],
    ['our own notice', ['List-Id: Amberley <notices.amberley.example>', 'Auto-Submitted: auto-generated'], 'loop'],
    ['a bounce', ['Return-Path: <>'], 'bounce'],
  ])('notes %s and records nothing', async (_what, headers, why) => {
    server.deliver(rawMail({ headers }));
    expect(await fetch()).toMatchObject({ outcomes: { noted: 1 } });
    expect([await events(), await mails()]).toMatchObject([[], [{ outcome: 'noted', why, settled: true }]]);
  });

  it('lists what cannot be taken in, with why, and leaves it unread in the mailbox', async () => {
    server.deliver(rawMail({ from: 'Somebody <jo@private.example>' }));
    server.deliver(Buffer.alloc(26 * 1024 ** 2, 'a'));
    server.deliver('');
    server.deliver(rawMail({ from: 'not an address' }));
    server.deliver(rawMail({ subject: 'The next one' }));
    expect(await fetch({ timeoutMs: 20_000 })).toMatchObject({ outcomes: { refused: 4, recorded: 1 }, trouble: null });
    expect(await mails()).toMatchObject([
      { why: 'sender', domain: 'private.example', settled: false }, { why: 'too large' }, { why: 'broken' }, { why: 'sender', domain: '' }, { outcome: 'recorded' },
    ]);
    expect(flags()).toEqual([[], [], [], [], ['\\Seen']]);
    expect(server.commands.filter((each) => each === 'UID FETCH').length).toBeGreaterThan(4);
    const before = server.commands.length;
    await fetch();
    expect(server.commands.slice(before)).not.toContain('UID FETCH');
  });

  it('takes in what was refused once somebody has mended the cause and asked to try again', async () => {
    server.deliver(rawMail({ from: 'Somebody <jo@private.example>' }));
    await fetch();
    await change(sql`update intelligence.mailbox set sender_domains = '{private.example}'`);
    await fetch();
    expect(await events()).toEqual([]);
    await change(sql`update intelligence.mail set outcome = 'again'`);
    await fetch();
    expect(await events()).toHaveLength(1);
    expect(await mails()).toMatchObject([{ outcome: 'recorded', why: null, settled: true }]);
  });

  it('says that a message is gone where somebody took it away meanwhile', async () => {
    server.deliver(rawMail({ from: 'x@private.example' }));
    await fetch();
    server.folders.get('INBOX')!.messages.length = 0;
    await change(sql`update intelligence.mail set outcome = 'again'`);
    await fetch();
    expect(await mails()).toMatchObject([{ outcome: 'refused', why: 'gone' }]);
  });

  it('keeps the files that came with it, and the whole of a long text', async () => {
    const body = [
      part(['Content-Type: text/plain; charset=utf-8'], 'é'.repeat(30_000)),
      part(['Content-Type: application/pdf; name="report.pdf"', 'Content-Disposition: attachment; filename="../../re:port.pdf"', 'Content-Transfer-Encoding: base64'], Buffer.from('%PDF-1.4 x').toString('base64')),
      part(['Content-Type: text/plain', 'Content-Disposition: attachment; filename="empty.txt"', 'Content-Transfer-Encoding: base64'], ''),
      '--edge--',
    ].join('\n');
    server.deliver(rawMail({ type: MULTIPART, body }));
    await fetch();
    const { rows } = await sql<{ name: string; path: string | null; bytes: number; refused: string | null }>`
      select file_name as name, path, bytes, refused from intelligence.attachment order by file_name`.execute(get().db.owner);
    expect(rows.map(({ name, refused }) => [name, refused])).toEqual([
      ['.. .. re:port.pdf', null], ['empty.txt', expect.stringContaining('empty')], ['whole mail.txt', null],
    ]);
    const pdf = join(get().dataDir, rows[0]!.path!);
    expect(readFileSync(pdf, 'utf8')).toBe('%PDF-1.4 x');
    expect(String((await events())[0]!.account).length).toBeLessThanOrEqual(20_000);
    expect(String((await events())[0]!.account)).toContain('[The mail is longer: all of it is in the attachment.]');
  });

  it('keeps a file whose name is longer than names may be, and ends where that is in the middle of a character', async () => {
    const name = `${'a'.repeat(254)}😀.pdf`;
    const encoded = encodeURIComponent(name);
    const body = [part(['Content-Type: text/plain'], 'x'), part(['Content-Type: application/pdf', `Content-Disposition: attachment; filename*=utf-8''${encoded}`], '%PDF'), '--edge--'].join('\n');
    server.deliver(rawMail({ type: MULTIPART, body }));
    expect((await fetch()).outcomes).toEqual({ recorded: 1 });
    const { rows } = await sql<{ name: string }>`select file_name as name from intelligence.attachment`.execute(get().db.owner);
    expect(rows).toEqual([{ name: `${'a'.repeat(254)}😀` }]);
  });

  it('keeps thirty files of a mail of thousands, and tells of the rest in one line', async () => {
    const files = Array.from({ length: 2_000 }, () => part(['Content-Type: application/pdf'], 'x'));
    server.deliver(rawMail({ type: MULTIPART, body: [...files, '--edge--'].join('\n') }));
    expect((await fetch()).outcomes).toEqual({ recorded: 1 });
    const { rows } = await sql<{ name: string; kept: boolean }>`
      select file_name as name, path is not null as kept from intelligence.attachment order by kept, attachment_id`.execute(get().db.owner);
    expect(rows).toHaveLength(31);
    expect(rows[0]).toEqual({ name: '1970 more files', kept: false });
  });

  it('keeps apart who told where the mailbox is one for whistleblowers', async () => {
    await setUpMailbox(get(), server, { confidentiality: 'whistleblower' });
    server.deliver(rawMail({ from: 'Jo Bell <jo.bell@nhs.example>', subject: 'What I saw', body: 'Bruises.' }));
    await fetch();
    expect(await events()).toMatchObject([{ confidentiality: 'whistleblower', source: '', title: 'What I saw' }]);
    const { rows } = await sql`select name, contact from intelligence.identity`.execute(get().db.owner);
    expect(rows).toEqual([{ name: 'Jo Bell', contact: 'jo.bell@nhs.example' }]);
  });

  it('leaves no file behind where the entry cannot be written, lists it, and goes on', async () => {
    const files = () => (existsSync(join(get().dataDir, 'files')) ? readdirSync(join(get().dataDir, 'files')).length : 0);
    const before = files();
    const body = [part(['Content-Type: text/plain'], 'x'), part(['Content-Type: text/csv', 'Content-Disposition: attachment; filename="a.csv"'], 'a,b'), '--edge--'].join('\n');
    server.deliver(rawMail({ type: MULTIPART, body }));
    server.deliver(rawMail({ subject: 'Second' }));
    let told = 0;
    const failing = announcer([
      listener(INTELLIGENCE_CHANGED, async () => {
        if (told++ === 0) throw new Error('a listener fails');
      }),
    ], { clock: get().clock, rolesThatMay: () => [] } as never);
    const fetched = await fetchMail(jobOf(get(), failing), { now: true, timeoutMs: 2000 });
    expect(fetched.outcomes).toEqual({ refused: 1, recorded: 1 });
    expect(await mails()).toMatchObject([{ outcome: 'refused', why: 'fault' }, { outcome: 'recorded' }]);
    expect(files()).toBe(before);
  });

  it('guesses the service only by an id or by postcode and name', async () => {
    await get().db.within({ authorityId: get().authorityId, actor: 'tester', permissions: 'all' }, (tx) =>
      saveRegistrations(tx, day('2026-11-16'), [{ id: '1-1000000001', judgements: [] }, { id: '1-1000000002', judgements: [] }]),
    );
    await sql`update cqc.location set name = 'Harrow Lodge', postcode = 'OL1 1AA' where location_id = '1-1000000001'`.execute(get().db.owner);
    await sql`update cqc.location set name = 'Bell View', postcode = 'OL1 1AA' where location_id = '1-1000000002'`.execute(get().db.owner);
    for (const body of ['About 1-1000000002.', 'Harrow Lodge, 3 High Street, ol11aa', 'Somewhere in OL1 1AA', 'Harrow Lodge and Bell View, OL1 1AA', 'Harrow Lodge', '1-1000000001 or 1-1000000002'])
      server.deliver(rawMail({ body }));
    await fetch();
    expect((await events()).map(({ locationId }) => locationId)).toEqual(['1-1000000002', '1-1000000001', null, null, null, null]);
  });

  it.each([
    ['a wrong password', 'password', async () => { process.env[SECRET] = 'wrong'; }],
    ['no password in the environment', 'password missing', async () => { delete process.env[SECRET]; }],
    ['a server that is gone', 'away', async () => { await server.stop(); }],
    ['a server that hangs', 'time-out', async () => { server.mishap = (command) => (command === 'SELECT' ? 'hangs' : undefined); }],
    ['a folder that is not there', 'folder', () => setUpMailbox(get(), server, { folder: 'Elsewhere' })],
    ['a host that the operator does not permit', 'host', async () => { process.env.MAILBOX_HOSTS = 'mail.council.example'; }],
    ['plain speech where TLS is asked', 'away', () => setUpMailbox(get(), server, { tls: true })],
  ] as const)('says what is wrong: %s', async (what, trouble, spoil) => {
    server.deliver(rawMail());
    await spoil();
    const fetched = await fetch({ timeoutMs: 500 });
    if (what.startsWith('plain')) expect(['away', 'certificate', 'protocol', 'time-out']).toContain(fetched.trouble);
    else expect(fetched.trouble).toBe(trouble);
    expect([fetched.met, await events()]).toEqual([0, []]);
  });

  it('trusts no certificate but a known one, and takes mail through TLS', async () => {
    await server.stop();
    server = await startImap({ user: USER, tls: true });
    await setUpMailbox(get(), server, { tls: true });
    server.deliver(rawMail());
    expect(await fetch()).toMatchObject({ trouble: 'certificate', met: 0 });
    expect(await fetch({ ca: TEST_CERTIFICATE })).toMatchObject({ trouble: null, outcomes: { recorded: 1 } });
  });

  it('waits longer after each failure, and as usual after a success', async () => {
    process.env[SECRET] = 'wrong';
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      await fetch();
      waits.push(((await state())!.next.getTime() - get().clock.now().getTime()) / 60_000);
    }
    expect(waits).toEqual([2, 4, 8, 16]);
    const connections = server.connections;
    expect(await fetchMail(jobOf(get()))).toEqual({ met: 0, outcomes: {}, trouble: null });
    expect(server.connections).toBe(connections);
    process.env[SECRET] = USER.password;
    await fetch();
    expect(await state()).toMatchObject({ trouble: null, failures: 0 });
  });

  it('is looked for only where a mailbox is set up and it is time', async () => {
    const due = () => get().db.within({ authorityId: get().authorityId, actor: 'schedule' }, (tx) => fetchMailJob.due!(tx, get().clock));
    expect(await due()).toBe(true);
    await fetch();
    expect(await due()).toBe(false);
    await sql`update intelligence.mailbox_state set next_try_at = '2026-11-16T08:59:00Z'`.execute(get().db.owner);
    expect(await due()).toBe(true);
    await change(sql`update intelligence.mailbox set enabled = false`);
    expect(await due()).toBe(false);
  });

  it('lets neither words nor the password out with an error', async () => {
    server.mishap = (command) => (command === 'UID FETCH' ? 'refuses' : undefined);
    server.deliver(rawMail({ subject: 'Secret words' }));
    const fetched = await fetch();
    expect(JSON.stringify([fetched, await state(), await mails()])).not.toMatch(/Secret words|pa55/);
  });
}); // prettier-ignore
