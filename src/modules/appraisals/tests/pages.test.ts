import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import { keepWeeks } from '../jobs/keep-weeks.ts';

const HOMES = [
  { id: '1-111', name: 'Meadow Court', provider: '1-900', beds: 40 },
  { id: '1-222', name: 'Hill House', provider: '1-901', beds: 40 },
  { id: '1-333', name: 'Ash Lodge', provider: '1-900', beds: 8 },
];
/** The words of a page, without tags. */
const words = (html: string) =>
  html.replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replace(/\s+/g, ' '); // prettier-ignore
const on = (name: string, [d, m, y]: readonly [number, number, number]) => ({
  [`${name}-day`]: String(d),
  [`${name}-month`]: String(m),
  [`${name}-year`]: String(y),
});
/** Numbers of a home of one manager and twelve care staff. */
const typed = (part: string) => ({
  'manager-whole': '1', 'manager-part': '0', 'care-whole': '12', 'care-part': part, 'nurse-whole': '0', 'nurse-part': '0',
}); // prettier-ignore

describeOnBothDatabases('the pages of appraisals', (get) => {
  let app: FastifyInstance;
  let [officer, reader, provider, other] = [] as unknown as [Visitor, Visitor, Visitor, Visitor];
  let [campaign, design] = ['', ''];

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId } = get();
    for (const { id, name, provider: providerId, beds } of HOMES)
      await sql`insert into cqc.location (location_id, provider_id, name, sector, local_authority, leading_category, registration_status, registration_date, beds)
        values (${id}, ${providerId}, ${name}, 'Social Care Org', 'Oldham', 'Residential home', 'Registered', '2015-01-05', ${beds})`.execute(db.owner);
    await sql`insert into people.authority_area (authority_id, local_authority) values (${authorityId}, 'Oldham') on conflict do nothing`.execute(db.owner);
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    const visitor = async (roles: string[], details = {}) => new Visitor(app, await signIn(get(), roles, details));
    officer = await visitor(['quality-officer'], { name: 'Olu Officer' });
    reader = await visitor(['auditor']);
    provider = await visitor(['provider-user'], { providerId: '1-900', email: 'm@meadow.example' });
    other = await visitor(['provider-user'], { providerId: '1-901' });
  }, 120_000); // prettier-ignore
  afterAll(() => app.close());

  const open = async (visitor: Visitor, url: string) => words((await visitor.get(url)).body);
  const send = async (visitor: Visitor, url: string, fields: Record<string, string> = {}, from = url) => {
    const version = /name="version" value="(\d+)"/.exec((await visitor.get(from)).body)?.[1] ?? '';
    const answer = await visitor.post(url, { version, ...fields });
    const to = String(answer.headers.location ?? '');
    const text = answer.statusCode === 303 ? await open(visitor, to) : words(answer.body);
    return { status: answer.statusCode, to, text };
  };
  const fieldsOfForm = (html: string): Record<string, string> => ({
    ...Object.fromEntries([...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])),
    ...Object.fromEntries([...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>[^]*?<option value="([^"]*)" selected/g)].map(([, name, value]) => [name!, value!])),
  }); // prettier-ignore
  const keepOn = (now: string) =>
    get().db.within({ ...get().scope, permissions: 'all' }, (tx) =>
      keepWeeks(tx, fixedClock(now), get().authorityId),
    );
  const one = (id: string, rest = '') => `${campaign}/services/${id}${rest}`;
  const basics = {
    theme: 'Staff not vaccinated', purpose: 'To help before the rule holds, at Meadow Court and elsewhere.', ...on('from', [1, 11, 2026]),
    ...on('until', [31, 12, 2026]), dueDay: '5', start: 'vaccination', types: 'Residential home',
  }; // prettier-ignore

  it('an officer sets one up as a draft; what is missing is said beside its field', async () => {
    expect(await open(officer, '/appraisals')).toContain('No appraisal yet');
    const empty = await send(officer, '/appraisals/new', { dueDay: '9' });
    expect(empty.status).toBe(400);
    for (const message of ['Enter the theme', 'Enter the first day', 'Choose the weekday', 'Choose what to start from'])
      expect(empty.text).toContain(message);
    const back = await send(officer, '/appraisals/new', { ...basics, ...on('until', [1, 10, 2026]) });
    expect(back.text).toContain('The last day must not be before the first');
    const made = await send(officer, '/appraisals/new', basics);
    expect(made.status).toBe(303);
    design = made.to;
    campaign = design.replace('/design', '');
    expect((await send(officer, '/appraisals/new', basics)).text).toContain('There is an appraisal called');
    expect((await reader.post('/appraisals/new', basics)).statusCode).toBe(403);
  }); // prettier-ignore

  it('a matrix that praises what is worse is refused, and what was typed survives', async () => {
    const html = (await officer.get(design)).body;
    const menu = /<textarea[^>]*id="menu"[^>]*>([^<]*)/.exec(html)![1]!;
    const { csrf: _, version: __, ...kept } = fieldsOfForm(html);
    const fields = { ...kept, menu };
    const wrong = await send(officer, design, { ...fields, 'cell-3-3': 'Green' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('"Almost certain" and "Severe" cannot be Green: something less bad is worse');
    expect((await send(officer, design, { ...fields, version: '1', 'role-0-name': 'managers in charge' })).status).toBe(303);
    const late = await send(officer, design, { ...fields, version: '1' });
    expect(late.status).toBe(409);
    expect(await open(reader, design)).toContain('managers in charge');
  }); // prettier-ignore

  it('opens with its services fixed, each once, and asks them for the week', async () => {
    const opened = await send(officer, `${campaign}/state`, { act: 'open' }, campaign);
    expect(opened.text).toContain('Staff not vaccinated is open: 3 services are asked each week.');
    expect(opened.text).toContain('Week of 16 November 2026: 3 of 3 services');
    const twice = await send(officer, `${campaign}/state`, { act: 'open' }, campaign);
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('This cannot be done in the state');
    expect((await send(officer, design, {}, campaign)).status).toBe(400);
    expect(await open(reader, campaign)).not.toContain('Close the appraisal');
  });

  it('the job asks nobody twice, and tells the people of a provider once of each thing', async () => {
    expect(await keepOn('2026-11-16T07:00:00Z')).toEqual({ asked: 0, told: 3 });
    expect(await keepOn('2026-11-16T08:00:00Z')).toEqual({ asked: 0, told: 0 });
    const told = await sql<{ href: string; count: number }>`
      select n.href, n.count from platform.notice n join people.account a using (account_id) where a.email = 'm@meadow.example'`.execute(get().db.owner);
    expect(told.rows).toEqual([{ href: '/our-appraisals', count: 2 }]);
  }); // prettier-ignore

  it('a provider answers for its own services alone, and sees no colour', async () => {
    const list = (await provider.get('/our-appraisals')).body;
    expect(list).toContain('Meadow Court');
    expect(list).not.toContain('Hill House');
    const urlOf = (html: string, name: string) => new RegExp(`href="(/our-appraisals/[^"]+)">${name}`).exec(html)![1]!;
    const ours = urlOf(list, 'Meadow Court');
    const theirs = urlOf((await other.get('/our-appraisals')).body, 'Hill House');
    expect((await provider.get(theirs)).statusCode).toBe(404);
    await provider.get(ours);
    expect((await provider.post(theirs, { ...typed('0'), version: '1' })).statusCode).toBe(404);
    for (const url of [campaign, '/appraisals', `${campaign}/report`]) expect((await provider.get(url)).statusCode).toBe(403);

    const many = await send(provider, ours, typed('13'));
    expect(many.status).toBe(400);
    expect(many.text).toContain('Of 12 care staff it cannot be 13: enter 12 or fewer');
    const stale = await send(provider, ours, { ...typed('3'), version: '7' });
    expect(stale.status).toBe(409);
    const sent = await send(provider, ours, typed('3'));
    expect(sent.text).toContain('The numbers of Meadow Court were sent. Thank you.');
    expect(sent.text).not.toMatch(/\b(Red|Amber|Green)\b/);

    // and in the database itself: no rating, no other's return, and nothing at all where no provider is set
    const { db, authorityId } = get();
    const seen = (providerId: string | null, table: string) =>
      db.within({ authorityId, actor: 'x', permissions: ['appraisals.answer'] }, async (tx) => {
        await sql`select set_config('amberley.provider_id', ${providerId ?? ''}, true)`.execute(tx);
        return (await sql`select * from ${sql.table(table)}`.execute(tx)).rows.length;
      });
    expect(await seen('1-900', 'appraisals.weekly_return')).toBe(2);
    expect(await seen('1-900', 'appraisals.campaign')).toBe(1);
    expect(await seen('1-999', 'appraisals.campaign')).toBe(0);
    for (const table of ['rating', 'offer', 'review', 'benchmark']) expect(await seen('1-900', `appraisals.${table}`)).toBe(0);
    for (const table of ['weekly_return', 'answer', 'covered']) expect(await seen(null, `appraisals.${table}`)).toBe(0);
  }); // prettier-ignore

  it('is rated by the matrix at once, and who has not answered is not known', async () => {
    const page = await open(reader, campaign);
    expect(page).toContain('3 of 12 care staff: likely; 40 beds: major');
    expect(page).toContain('Not known');
    expect(await open(reader, `${campaign}?colour=Red`)).toContain('Red, 1 of 3 services');
    expect(await open(reader, `${campaign}?colour=Green`)).toContain('Green, 0 of 3 services');
  });

  it('an officer enters numbers for a provider, and rates otherwise with a reason until new numbers come', async () => {
    const entered = await send(officer, one('1-222', '/answer'), typed('0'), one('1-222'));
    expect(entered.text).toContain('0 of 12 care staff: unlikely; 40 beds: major');
    const nothing = await send(officer, one('1-222', '/rate'), { rag: '', reason: '' }, one('1-222'));
    expect(nothing.text).toContain('Choose Red, Amber or Green');
    expect(nothing.text).toContain('Enter the reason');
    const rated = await send(officer, one('1-222', '/rate'), { rag: 'Red', reason: 'The manager leaves on Friday' }, one('1-222'));
    expect(rated.text).toContain('Rated by an officer: The manager leaves on Friday');
    const stale = await send(officer, one('1-222', '/rate'), { rag: 'Green', reason: 'x', version: '1' }, one('1-222'));
    expect(stale.status).toBe(409);
    expect((await reader.post(one('1-222', '/rate'), { rag: 'Green', reason: 'x' })).statusCode).toBe(403);
  }); // prettier-ignore

  it('something of the menu is offered, taken up and done, and nothing else becomes of it', async () => {
    const item = 'Signposting to specialist advice';
    expect((await send(officer, one('1-111', '/offer'), { item: 'Gold' }, one('1-111'))).text).toContain('Choose what was offered');
    expect((await send(officer, one('1-111', '/offer'), { item }, one('1-111'))).text).toContain('Offered');
    expect((await send(officer, one('1-111', '/offer'), { item }, one('1-111'))).text).toContain('was offered to this service already');
    const move = async (to: string) => {
      const html = (await officer.get(one('1-111'))).body;
      const [, offerId, version] = /name="offerId" value="([^"]+)"[^]*?name="version" value="(\d+)"/.exec(html) ?? [];
      return send(officer, one('1-111', '/offer'), { offerId: offerId ?? '', version: version ?? '', to, note: 'Rang' }, one('1-111'));
    };
    expect((await move('done')).status).toBe(409);
    expect((await move('taken-up')).text).toContain('Taken up');
    expect((await move('done')).text).toContain('Nothing more');
    expect(await open(reader, campaign)).toContain(`${item} 1 services 0 services 1 services 0 services`);
  }); // prettier-ignore

  it('a review of reds asks for a decision about every red service', async () => {
    const page = `${campaign}/reviews`;
    const form = { week: '2026-11-16', ...on('held', [16, 11, 2026]), tookPart: 'Quality, public health' };
    const half = await send(officer, page, { ...form, 'decision-1-111': 'Clinic on Thursday' });
    expect(half.text).toContain('Enter what was decided about Hill House');
    expect(half.text).toContain('Clinic on Thursday');
    const held = await send(officer, page, { ...form, 'decision-1-111': 'Clinic', 'decision-1-222': 'Agency cover' });
    expect(held.text).toContain('16 November 2026, for the week of 16 November 2026');
    expect(held.text).toContain('Agency cover');
    expect((await send(officer, page, { ...form, ...on('held', [17, 11, 2026]) })).text).toContain('today or in the past');
  }); // prettier-ignore

  it('is compared with the region and England, and a comparison is entered once', async () => {
    const page = `${campaign}/comparison`;
    const row = { measure: 'Dose 1', regionName: 'East Midlands', ours: '83.7', region: '81.9', england: '84.4', source: 'GOV.UK', ...on('asOf', [27, 7, 2021]) };
    expect((await send(officer, page, { ...row, ours: '101' })).text).toContain('Enter a share from 0 to 100, like 85.7');
    expect((await send(officer, page, row)).text).toContain('Higher than one');
    expect((await send(officer, page, row)).text).toContain('This is compared already on that day');
    const remove = /action="([^"]+\/remove)"/.exec((await officer.get(page)).body)![1]!;
    expect((await send(officer, remove, {}, page)).text).toContain('Nothing is compared yet');
  }); // prettier-ignore

  it('the report for the public names no service, and shows no few people', async () => {
    const { body } = await reader.get(`${campaign}/report`);
    expect(words(body)).toContain('Of 3 services 2 were red, 0 amber and 0 green; 1 not known.');
    expect(words(body)).toContain('To help before the rule holds, at a service and elsewhere.');
    expect(words(body)).toContain('care staff 24 Not shown');
    for (const { id, name } of HOMES) for (const text of [id, name]) expect(body).not.toContain(text);
  });

  it('the list downloads, names services, and is for those who may read appraisals', async () => {
    const csv = (await reader.get(`${campaign}/download/csv`)).body;
    expect(csv).toContain('1-111,Meadow Court,Residential home,Oldham,40,Red,"3 of 12 care staff: likely; 40 beds: major",The matrix');
    expect(csv).toContain('The manager leaves on Friday,Olu Officer,');
    for (const format of ['xlsx', 'ods']) expect((await reader.get(`${campaign}/download/${format}`)).statusCode).toBe(200);
    expect((await provider.get(`${campaign}/download/csv`)).statusCode).toBe(403);
  }); // prettier-ignore

  it('late ones are listed and told of once; the next week opens by itself and begins unknown', async () => {
    expect(await keepOn('2026-11-21T07:00:00Z')).toEqual({ asked: 0, told: 1 });
    expect(await keepOn('2026-11-21T09:00:00Z')).toEqual({ asked: 0, told: 0 });
    expect((await keepOn('2026-11-23T07:00:00Z')).asked).toBe(3);
    expect((await keepOn('2026-11-23T07:00:00Z')).asked).toBe(0);
    expect(await open(reader, campaign)).toContain('Week of 23 November 2026: 3 of 3 services');
    expect(await open(reader, `${campaign}?colour=unknown`)).toContain('Not known, 3 of 3 services');
  });

  it('no page needs more than eight queries', async () => {
    const pages = ['/appraisals', campaign, `${campaign}/reviews`, `${campaign}/comparison`, design, `${campaign}/report`, one('1-111')];
    for (const url of [...pages, '/appraisals/new']) {
      const queries = await get().queriesOf(async () => void (await officer.get(url)));
      expect(queries.length, `${url}\n${queries.join('\n')}`).toBeLessThanOrEqual(8);
    }
    const ours = await get().queriesOf(async () => void (await provider.get('/our-appraisals')));
    expect(ours.length).toBeLessThanOrEqual(8);
  }); // prettier-ignore

  it('is closed with a reason, and nothing is answered afterwards; ids that are none are not found', async () => {
    expect((await send(officer, `${campaign}/state`, { act: 'close', why: '' }, campaign)).text).toContain('Enter why it is closed');
    const closed = await send(officer, `${campaign}/state`, { act: 'close', why: 'The rule holds' }, campaign);
    expect(closed.text).toContain('Staff not vaccinated was closed.');
    expect(await open(provider, '/our-appraisals')).toContain('You are asked nothing now');
    expect((await officer.post(one('1-111', '/answer'), { ...typed('0'), version: '3' })).statusCode).toBe(409);
    expect((await keepOn('2026-11-30T07:00:00Z')).asked).toBe(0);
    for (const url of ['/appraisals/nothing', `${campaign}/services/9-9`, '/appraisals/00000000-0000-7000-8000-000000000001'])
      expect((await officer.get(url)).statusCode).toBe(404);
  }); // prettier-ignore
});
