import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { applicationOn, webServer } from '../../src/app.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { run } from '../../src/cli/run.ts';
import { lentContext } from '../../src/cli/context.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn, type Headers } from '../support/readers.ts';

const PRIYA = 'Priya Shah (priya@council.example)';
const SECRETS =
  /Other Person|other@council\.example|Their Own|theirs@elsewhere\.example|old-secret|SECRET-HASH/;

/** Every part of a ZIP as text. */
async function partsOf(zip: Buffer): Promise<Map<string, string>> {
  const file = await new Promise<ZipFile>((done, fail) =>
    fromBuffer(zip, { lazyEntries: true }, (error, opened) => (error ? fail(error) : done(opened))),
  );
  const parts = new Map<string, string>();
  return new Promise((done, fail) => {
    file.on('entry', (entry: Entry) =>
      file.openReadStream(entry, (error, stream) => {
        if (error) return fail(error);
        text(stream).then((content) => {
          parts.set(entry.fileName, content);
          file.readEntry();
        }, fail);
      }),
    );
    file.on('end', () => done(parts));
    file.on('error', fail);
    file.readEntry();
  });
}

describeOnBothDatabases('what is held about a person', (get) => {
  let app: FastifyInstance;
  let admin: Headers;
  let priya: string;
  const officer = newId();
  const other = newId();
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const ask = (url: string, headers: Headers = admin) => app.inject({ method: 'GET', url, headers });
  const download = async (query: string, headers?: Headers) => {
    const answer = await ask(`/settings/subject-access/download?${query}`, headers);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    return partsOf(answer.rawPayload);
  };

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    admin = await signIn(get(), ['administrator'], { name: 'Ada Admin', email: 'ada@council.example' });
    await db.within({ authorityId, actor: 'Ada Admin (ada@council.example)' }, async (tx) => {
      await sql`insert into people.officer (officer_id, authority_id, name, email) values (${officer}, ${authorityId}, 'Priya Shah', 'priya@council.example'),
        (${other}, ${authorityId}, 'Other Person', 'other@council.example')`.execute(tx);
    });
    await signIn(get(), ['contracts-officer', 'analyst'], { name: 'Priya Jones', email: 'old-priya@council.example', officerId: officer });
    await signIn(get(), ['analyst'], { name: 'Other Person', email: 'other@council.example', officerId: other });
    priya = (await rows(sql<{ id: string }>`select account_id as id from people.account where name = 'Priya Jones'`))[0]!.id;
    await db.within({ authorityId, actor: 'Ada Admin (ada@council.example)' }, async (tx) => {
      await sql`update people.account set name = 'Priya Shah', email = 'priya@council.example' where account_id = ${priya}`.execute(tx);
      await sql`insert into people.credential (credential_id, authority_id, account_id, kind, secret, label) values (${newId()}, ${authorityId}, ${priya}, 'passkey', 'old-secret', 'My key')`.execute(tx);
      await sql`insert into platform.notice (notice_id, authority_id, account_id, kind, about, href, created_at) values (${newId()}, ${authorityId}, ${priya}, 'risk.changed', 'Meadow Court', '/my-work', now())`.execute(tx);
    });
    await db.within({ authorityId, actor: PRIYA }, async (tx) => {
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id, note)
        values (${newId()}, ${authorityId}, '1-1', '2026-01-01', ${PRIYA}, ${officer}, 'Rang OTHER person (other@council.example) on <b>Monday</b>'),
               (${newId()}, ${authorityId}, '1-OTHERS', '2026-01-01', 'Other Person (other@council.example)', ${other}, 'nothing of hers')`.execute(tx);
      await sql`insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on, summary) values (${newId()}, ${authorityId}, '1-3', 'Other', '2026-01-01', '=Seen by priya shah and Other Person')`.execute(tx);
    });
    const theirs = await makeAuthority(db, ['Bury'], 'Otherham Council');
    await signIn({ db, clock, authorityId: theirs }, ['analyst'], { name: 'Their Own', email: 'theirs@elsewhere.example' });
    await db.within({ authorityId: theirs, actor: PRIYA }, async (tx) => {
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, note) values (${newId()}, ${theirs}, '9-THEIRS', '2026-01-01', ${PRIYA}, 'Priya Shah, Their Own')`.execute(tx);
    });
  }, 60_000); // prettier-ignore
  afterAll(() => app.close());

  it('is a ZIP with a cover, a page and a table a section, and everything as JSON', async () => {
    const parts = await download(`account=${priya}`);
    const names = [...parts.keys()];
    expect(names[0]).toBe('index.html');
    expect(names).toContain('everything.json');
    expect(names.filter((name) => name.endsWith('.csv')).length).toBe(names.filter((name) => /^\d.*\.html$/.test(name)).length);
    const cover = parts.get('index.html')!;
    expect(cover).toContain('Testshire Council');
    expect(cover).toContain('Priya Shah (priya@council.example)');
    for (const [, link] of cover.matchAll(/href="([^"]+)"/g)) expect(names).toContain(link);
    const { sections } = JSON.parse(parts.get('everything.json')!) as { sections: { title: string; rows: object[] }[] };
    const filled = sections.filter((each) => each.rows.length > 0).map(({ title }) => title);
    expect(filled).toEqual([
      'Your account', 'Changes of your account', 'Where you were signed in', 'How you sign in', 'Your record as an officer',
      'Services that you were responsible for', 'What you recorded of services', 'Notes that name you', 'What you were told', 'What you did',
    ]); // prettier-ignore
  });

  it('finds what they did under the name and address that they had before', async () => {
    await get().db.within({ ...get().scope, actor: 'Priya Jones (old-priya@council.example)' }, (tx) =>
      sql`select platform.audit_event('export', 'made.before', 'list', '{}')`.execute(tx),
    );
    const parts = await download(`account=${priya}`);
    expect([...parts].find(([name]) => /what-you-did\.csv/.test(name))![1]).toContain('made.before');
  });

  it('names nobody else, holds no secret and nothing of another council, in no part of it', async () => {
    for (const query of [`account=${priya}`, 'words=priya', `officer=${officer}`]) {
      for (const [name, content] of await download(query)) {
        expect(content, `${query} ${name}`).not.toMatch(SECRETS);
        expect(content, `${query} ${name}`).not.toMatch(/other person \(|9-THEIRS|1-OTHERS/i);
        expect(content, `${query} ${name}`).not.toContain('ada@council.example');
      }
    }
    const parts = await download(`account=${priya}`);
    const notes = [...parts].filter(([name]) => name.includes('notes-that-name-you'));
    expect(notes).toHaveLength(2);
    for (const [, content] of notes) expect(content).toContain('priya shah and [another person]');
  });

  it('shows hostile text as text, in HTML and in the table', async () => {
    const parts = await download(`account=${priya}`);
    const named = (part: string) => [...parts].find(([name]) => name.endsWith(part))![1];
    expect(named('what-you-recorded-of-services.html')).toContain('&lt;b>Monday&lt;/b>');
    expect(named('notes-that-name-you.csv')).toContain("'=Seen by");
  });

  it('is searched, previewed with counts and nothing else, and its taking is in the trail', async () => {
    const search = await ask('/settings/subject-access?q=PRIYA');
    expect(search.body).toContain(`/settings/subject-access/preview?account=${priya}`);
    expect(search.body).toContain('wherever it stands');
    expect((await ask('/settings/subject-access?q=pr')).body).toContain('Type at least 3 letters');
    expect((await ask('/settings/subject-access?q=zebra')).body).toContain('Nobody here has that name or address');
    const preview = await ask(`/settings/subject-access/preview?account=${priya}`);
    expect(preview.body).toContain('Services that you were responsible for');
    expect(preview.body).not.toContain('My key');
    const before = (await trail()).length;
    await download(`account=${priya}`);
    const entries = (await trail()).slice(before);
    expect(entries[0]).toMatchObject({ actor: 'Ada Admin (ada@council.example)', details: { parameters: { account: priya } } });
    const looks = await rows(sql`select 1 from platform.audit_entry where action = 'look' and row_id = ${priya}`);
    expect(looks.length).toBeGreaterThan(0);
  });

  const trail = () =>
    rows(sql<{ actor: string; details: object }>`
      select actor, new_row as details from platform.audit_entry where action = 'export' and table_name = 'subject access' order by seq`);

  it('finds nobody of another council, nor of an id that is none', async () => {
    const [stranger] = await rows(sql<{ id: string }>`select account_id as id from people.account where name = 'Their Own'`);
    for (const query of [`account=${stranger!.id}`, 'account=x', 'officer=', 'words=ab', ''])
      expect((await ask(`/settings/subject-access/preview?${query}`)).statusCode, query).toBe(404);
    expect((await ask('/settings/subject-access?q=Their')).body).toContain('Nobody here');
  });

  it('asks for a proof that is older than a quarter of an hour anew', async () => {
    const stale = await signIn(get(), ['auditor']);
    await sql`update people.session set authenticated_at = authenticated_at - interval '1 hour' where csrf = ${stale['x-csrf-token']}`.execute(get().db.owner);
    const answer = await ask(`/settings/subject-access/download?account=${priya}`, stale);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toContain('again');
  });

  it('is written by the command line to a file that only its owner reads, and not over one that is there', async () => {
    const { db, clock, dataDir } = get();
    const cwd = mkdtempSync(join(tmpdir(), 'amberley-sar-'));
    const said: string[] = [];
    const io = { out: (words: string) => void said.push(words), err: (words: string) => void said.push(words), cwd, interactive: false };
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    const command = (...argv: string[]) => run(['--council', 'Testshire Council', 'subject-access', ...argv], lentContext(io, application));
    expect(await command('--email', 'PRIYA@council.example', '--out', 'priya.zip')).toBe(0);
    expect(said.at(-1)).toMatch(/priya\.zip: \d+ records in \d+ sections/);
    const parts = await partsOf(readFileSync(join(cwd, 'priya.zip')));
    expect(parts.get('everything.json')).toContain('Meadow Court');
    expect(statSync(join(cwd, 'priya.zip')).mode & 0o077).toBe(0);
    writeFileSync(join(cwd, 'there.zip'), 'x');
    expect(await command('--email', 'priya@council.example', '--out', 'there.zip')).toBe(1);
    expect(await command('--email', 'not one', '--out', 'x.zip')).toBe(2);
    expect(await run(['--council', 'Testshire Council', '--as', 'other@council.example', 'subject-access', '--email', 'a@b.example', '--out', 'y.zip'], lentContext(io, application))).toBe(1);
    rmSync(cwd, { recursive: true, force: true });
  });
}, { now: '2026-11-16T09:00:00Z' }); // prettier-ignore
