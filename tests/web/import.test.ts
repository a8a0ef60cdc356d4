import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  writeActiveLocations,
  writeDeactivatedLocations,
  writeDirectoryCsv,
  writeLatestRatings,
} from '../../bench/national-files/generate.ts';
import { applicationOn, webServer } from '../../src/app.ts';
import type { JobRunner } from '../../src/platform/jobs/index.ts';
import { ODS_TYPE, odsContent, writeZip } from '../../src/platform/files/tests/build.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn, type Headers } from '../support/readers.ts';

const BOUNDARY = 'of-the-test';
const MOST_QUERIES = 8;

describeOnBothDatabases('importing through the web server', (get) => {
  let app: FastifyInstance;
  let HOST: Headers;
  let jobs: JobRunner;
  const folder = mkdtempSync(join(tmpdir(), 'amberley-import-'));
  const at = (name: string) => join(folder, name);
  const file = (name: string) => readFileSync(at(name));

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app, jobs } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    await jobs.start(async () => []);
    HOST = await signIn(get());
    await writeActiveLocations(at('active.ods'), { count: 40 });
    await writeLatestRatings(at('ratings.ods'), { count: 40 });
    await writeDeactivatedLocations(at('deactivated.ods'), { count: 10, seed: 2 });
    await writeDirectoryCsv(at('directory.csv'), { count: 40 });
  });
  afterAll(async () => {
    await jobs.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (url: string) => {
    const answer = await app.inject({ method: 'GET', url, headers: HOST });
    return {
      status: answer.statusCode,
      html: answer.body,
      to: String(answer.headers.location ?? ''),
      answer,
    };
  };
  const post = (url: string) => app.inject({ method: 'POST', url, headers: HOST });
  const send = async (name: string, content: Buffer | string, source = 'content') => {
    const part = (head: string) =>
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`);
    const payload = Buffer.concat([
      part('name="source"'), Buffer.from(`${source}\r\n`),
      part(`name="file"; filename="${name}"`), Buffer.from(content), Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]); // prettier-ignore
    const headers = { ...HOST, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const answer = await app.inject({ method: 'POST', url: '/import', headers, payload });
    return { status: answer.statusCode, html: words(answer.body), to: String(answer.headers.location ?? '') };
  };
  /** Waits on the job's page, as a browser without JavaScript does, until it leads on or says how it ended. */
  const ended = async (jobUrl: string) => {
    for (;;) {
      const page = await open(jobUrl);
      if (page.status === 303 || !page.html.includes('<progress')) return page;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const look = async (name: string, content: Buffer | string = file(name)) => {
    const { to } = await ended((await send(name, content)).to);
    return { id: to.split('/').pop()!, url: to, html: words((await open(to)).html) };
  };
  const importIt = async (previewUrl: string) => {
    const { to } = await ended(String((await post(`${previewUrl}/run`)).headers.location));
    return { url: to, html: words((await open(to)).html) };
  };
  const locations = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from cqc.location`.execute(get().db.owner)).rows[0]!
      .n;
  const storedFiles = () => readdirSync(join(get().dataDir, 'files')).length;

  it('says that nothing came in yet, what a sync lacks, and where everything else is', async () => {
    const { html } = await open('/import');
    expect(html).toContain('No CQC data has come in yet.');
    expect(html).toContain('CQC_API_KEY is not set');
    expect(html).toContain('No import yet');
    expect(html).toContain('href="/import/spreadsheet"');
    expect(html).toMatch(/value="content" checked/);
  });

  it('looks first, changes nothing, then imports the same file, and changes nothing the second time', async () => {
    const preview = await look('active.ods');
    expect(preview.html).toContain(
      'Nothing has been changed yet. Of 40 records read, 40 would be added and 0 changed.',
    );
    expect(preview.html).toContain('Active locations');
    expect(await locations()).toBe(0);

    const result = await importIt(preview.url);
    expect(result.html).toContain('Of 40 records read, 40 were added and 0 changed.');
    expect(result.html).toContain('Look at the riskiest services');
    expect(await locations()).toBe(40);

    const after = await open(preview.url);
    expect(after.html).toContain('This file has been imported since.');
    const twice = await post(`${preview.url}/run`);
    expect(twice.statusCode).toBe(409);
    expect(twice.body).toContain('This file was imported already');

    const again = await look('active.ods');
    expect(again.html).toContain('Importing this file would change nothing');
    const page = await open('/import');
    expect(page.html).toContain('CQC data was last imported from a file today.');
    expect(page.html).toContain('Looked at, not imported');
  });

  it.each([
    ['ratings.ods', 'Latest ratings'],
    ['deactivated.ods', 'Deactivated locations'],
    ['directory.csv', 'Care directory'],
  ])('works out from its headings that %s is "%s"', async (name, kind) => {
    expect((await look(name)).html).toContain(`${name}: ${kind},`);
  });

  it('reads JSON as records of the API, and tells row, column and value of what it rejects', async () => {
    const bad = {
      locationId: '1-BAD',
      name: 'Bad',
      type: 'Social Care Org',
      registrationStatus: 'Registered',
      registrationDate: '2024-02-31',
    };
    const dentist = {
      locationId: '1-DENT',
      name: 'Teeth',
      type: 'Primary Dental Care',
      registrationStatus: 'Registered',
      registrationDate: '2020-01-01',
    };
    const { url, html } = await look('records.json', JSON.stringify([bad, dentist, dentist]));
    expect(html).toContain('not adult social care (Primary Dental Care)');
    expect(html).toContain('1 rejected row');
    expect(html).toMatch(/registrationDate.*2024-02-31.*is not a date/);
    const csv = await open(`${url}/rejected.csv`);
    expect(csv.answer.headers['content-type']).toContain('text/csv');
    expect(csv.html).toContain('1,registrationDate,2024-02-31,is not a date');
  });

  it('tells what moved, with the services concerned', async () => {
    const known = await sql<{
      id: string;
    }>`select location_id as id from cqc.location order by 1 limit 1`.execute(get().db.owner);
    const record = {
      locationId: known.rows[0]!.id,
      name: 'Newly Named Court',
      type: 'Social Care Org',
      registrationStatus: 'Registered',
      registrationDate: '2015-01-01',
    };
    const preview = await look('one.json', JSON.stringify([record]));
    expect(preview.html).toContain('What would move');
    expect(preview.html).toContain('Renamed: 1');
    const { url, html } = await importIt(preview.url);
    expect(html).toContain('Services concerned');
    expect(html).toContain('Newly Named Court');
    expect((await open(`${url}?moved=renamed`)).html).toContain(`href="/services/${record.locationId}"`);
  });

  it('warns that none of the services of a file is in our area', async () => {
    const record = {
      locationId: '1-FAR',
      name: 'Far Away House',
      type: 'Social Care Org',
      registrationStatus: 'Registered',
      registrationDate: '2015-01-01',
      localAuthority: 'Cornwall',
    };
    const { html } = await importIt((await look('far.json', JSON.stringify([record]))).url);
    expect(html).toContain("None of these services is in your council's area; they are in Cornwall.");
  });

  it('refuses to import a file that is gone from the server, and says so', async () => {
    const record = {
      locationId: '1-GONE',
      name: 'Gone',
      type: 'Social Care Org',
      registrationStatus: 'Registered',
      registrationDate: '2015-01-01',
    };
    const { url } = await look('gone.json', JSON.stringify([record]));
    const stored = await sql<{
      path: string;
    }>`select path from platform.stored_file where name = 'gone.json'`.execute(get().db.owner);
    rmSync(join(get().dataDir, stored.rows[0]!.path));
    const refused = await post(`${url}/run`);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('The file is no longer on the server: upload it again');
  });

  it('is stopped by its button and keeps nothing', async () => {
    const first = await send('first.ods', file('active.ods'));
    const second = await send('second.ods', file('active.ods'));
    await post(`${second.to}/cancel`);
    expect(words((await ended(second.to)).html)).toContain('It was stopped. Nothing half-done was kept.');
    expect((await ended(first.to)).to).toMatch(/^\/imports\//);
  });

  it('does one of two imports after the other', async () => {
    const first = await send('first.ods', file('active.ods'));
    const second = await send('second.ods', file('active.ods'));
    expect((await ended(second.to)).to).toMatch(/^\/imports\//);
    expect((await ended(first.to)).to).toMatch(/^\/imports\//);
  });

  it.each([
    ['no file', '', '', 'Choose a file to upload'],
    ['an empty file', 'x.csv', '', 'The file is empty'],
    ['a PDF', 'x.ods', '%PDF-1.7 and more', 'This is a PDF; expected a JSON, ODS, XLSX or CSV file'],
    ['a web page', 'x.csv', '<!doctype html><p>Sorry', 'This is a web page'],
    [
      'a list of our own',
      'x.csv',
      'Home,Officer\r\nA,B\r\n',
      'This is none of CQC\'s files that we know: its first rows hold "Home", "Officer"',
    ],
    [
      'a file that is not text',
      'x.csv',
      Buffer.from([0, 1, 2, 3, 255]),
      'expected a JSON, ODS, XLSX or CSV file',
    ],
  ])('refuses %s beside the field and keeps nothing of it', async (_what, name, content, message) => {
    const before = storedFiles();
    const { status, html } = await send(name, content);
    expect(status).toBe(400);
    expect(html).toContain('Error: Import');
    expect(html).toContain(message);
    expect(storedFiles()).toBe(before);
  });

  it('refuses a file that is cut short, lacks a column, or is not what was chosen, naming it', async () => {
    expect((await send('x.ods', file('active.ods').subarray(0, 9000))).html).toMatch(
      /damaged or was cut short/,
    );
    const renamed = file('directory.csv').toString().replace('Service types', 'Kinds');
    expect((await send('x.csv', renamed)).html).toContain('The file lacks the column "Service types"');
    const wrong = await send('x.ods', file('ratings.ods'), 'cqc-active');
    expect(wrong.html).toContain(
      'You chose “Active locations”, but this file is “Latest ratings” by its content',
    );
  });

  it('reads a file that is not UTF-8 and tells it on the page', async () => {
    const latin = Buffer.from(file('directory.csv').toString().replace(/^CQC/m, 'Caf\u00e9 CQC'), 'latin1');
    expect((await look('latin.csv', latin)).html).toContain('The file is not UTF-8');
  });

  it.each([
    ['a cell of 10 MB', () => cell('x'.repeat(10 * 1024 ** 2)), /longer than|characters/],
    [
      'a zip bomb',
      () => `</table:table-row>${' '.repeat(500_000)}<table:table-row>`.repeat(200),
      /unpacks to \d+ MB or more/,
    ],
  ])('stops at %s, keeps nothing, and says where', async (_what, cells, message) => {
    const path = await writeZip(at('bad.ods'), {
      mimetype: ODS_TYPE,
      'content.xml': odsContent(
        `<table:table table:name="HSCA_Active_Locations">${headings()}<table:table-row>${cells()}</table:table-row></table:table>`,
      ),
    });
    const before = await locations();
    const sent = await send('bad.ods', readFileSync(path));
    const html = sent.status === 400 ? sent.html : words((await ended(sent.to)).html);
    expect(html).toMatch(message);
    expect(await locations()).toBe(before);
    if (sent.status === 400) return;
    expect(html).toContain('Nothing half-done was kept.');
    expect(html).toContain('Back to Import');
  });

  it('asks no page for more than 8 queries', async () => {
    const { url } = await look('active.ods');
    for (const page of ['/import', url, '/data-quality']) {
      const sent = await get().queriesOf(() => open(page));
      expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(MOST_QUERIES);
    }
  });

  it('knows no import of another number', async () => {
    for (const id of ['none', '01a200b9-9bfa-7dd4-8698-3836d5054dba']) {
      expect((await open(`/imports/${id}`)).status).toBe(404);
      expect((await open(`/imports/${id}/rejected.csv`)).status).toBe(404);
    }
  });

  it('refuses to sync the demonstration, and queues a sync where a key is set', async () => {
    vi.stubEnv('CQC_API_KEY', 'of-the-test');
    vi.stubEnv('CQC_API_BASE', 'http://127.0.0.1:9/');
    vi.stubEnv('CQC_API_ATTEMPTS', '1');
    try {
      const queued = await post('/import/sync');
      expect(queued.statusCode).toBe(303);
      await ended(String(queued.headers.location));
      await get().db.within(get().scope, (tx) =>
        sql`update people.authority set is_demonstration = true`.execute(tx),
      );
      const refused = await post('/import/sync');
      expect(refused.statusCode).toBe(400);
      expect(refused.body).toContain('This is the demonstration council');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

/** What a person reads: the page without its tags. */
function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([:,.;])/g, '$1');
}

const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;

function headings(): string {
  const names = [
    'Location ID',
    'Location HSCA start date',
    'Location Name',
    'Location Type/Sector',
    'Location Local Authority',
    'Provider ID',
  ];
  return `<table:table-row>${names.map(cell).join('')}</table:table-row>`;
}
