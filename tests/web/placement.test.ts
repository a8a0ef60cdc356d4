import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const HOME = '1-100000001';
const FORMER = '1-100000000';
const DORMANT = '1-100000002';
const ELSEWHERE = '1-100000003';
const URL = `/services/${HOME}/placement-status`;

const on = (name: string, day: string) => {
  const [year, month, date] = day.split('-');
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! };
};
const embargo = (fields: Record<string, string> = {}) => ({
  state: 'embargo',
  reason: 'Two nurses short on nine nights; a person died.',
  scope: 'All new placements',
  liftTest: 'Two nurses on each night for four weeks',
  ...on('fromDay', '2026-11-16'),
  ...on('reviewOn', '2026-12-14'),
  follows: '',
  ...fields,
});

describeOnBothDatabases('placements at a service', (get) => {
  let app: FastifyInstance;
  let manager: Visitor;
  let officer: Visitor;
  let worker: Visitor;
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const follows = (html: string) => /name="follows" value="([^"]*)"/.exec(html)?.[1] ?? '?';

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    manager = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Quinn Manager' }));
    officer = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Olu Officer' }));
    worker = new Visitor(app, await signIn(get(), ['locality-worker'], { name: 'Lou Worker' }));
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, deregistration_date,
        dormant, postcode, phone)
      values (${HOME}, 'Meadow Court', 'Social Care Org', 'Oldham', 'Nursing home', 'Registered', null, false, 'OL1 1AA', '0161 496 0000'),
             (${FORMER}, 'Meadow Court Nursing Home', 'Social Care Org', 'Oldham', 'Nursing home', 'Deregistered', '2026-06-01', false, 'OL1 1AA', null),
             (${DORMANT}, 'Quiet Care', 'Social Care Org', 'Oldham', 'Home care', 'Registered', null, true, 'OL2 2BB', null),
             (${ELSEWHERE}, 'Far Lodge', 'Social Care Org', 'Bury', 'Nursing home', 'Registered', null, false, 'BL9 9ZZ', null)`.execute(
      db.owner,
    );
    await sql`
      insert into cqc.lineage (location_id, ancestor_id, depth) values (${HOME}, ${HOME}, 0), (${HOME}, ${FORMER}, 1), (${FORMER}, ${FORMER}, 0)
      on conflict do nothing`.execute(db.owner);
    await sql`
      insert into cqc.search (location_id, words)
      select location_id, lower(name || ' ' || coalesce(postcode, '') || ' ' || location_id) from cqc.location`.execute(
      db.owner,
    );
  });
  afterAll(() => app.close());

  it('are open until somebody decides otherwise, and a decision needs all of it', async () => {
    const page = await manager.get(URL);
    expect(page.body).toContain('Placements are open. Nothing has ever been decided otherwise here.');
    const wrong = await manager.post(URL, { state: 'embargo', ...on('fromDay', '2026-11-20'), ...on('reviewOn', '2026-11-16') });
    expect(wrong.statusCode).toBe(400);
    for (const words of [
      'Say what is restricted or stopped',
      'Say why, so that it can be explained later',
      'Say what must be seen before it is lifted',
      'The day of the review must be after today',
    ])
      expect(wrong.body, words).toContain(words);
    expect((await manager.post(URL, { state: 'open' })).body).toContain('Placements are open already');
    expect((await manager.post(URL, {})).body).toContain('Choose whether placements are open, restricted or stopped');
    expect((await rows(sql`select from placement.decision`)).length).toBe(0);
  }); // prettier-ignore

  it('are stopped by a manager; whoever places people is told at once, and officers see why', async () => {
    expect((await manager.post(URL, embargo())).statusCode).toBe(303);
    expect((await manager.get(URL)).body).toContain('Two nurses short on nine nights');
    expect((await officer.get(URL)).body).toContain('Two nurses on each night for four weeks');
    const notices = await rows(
      sql<{ name: string; about: string }>`
        select a.name, n.about from platform.notice n join people.account a using (account_id) where n.kind = 'placement.changed'`,
    );
    expect(notices).toEqual([{ name: 'Lou Worker', about: 'Meadow Court: Embargo' }]);
    const list = (await officer.get('/placement-status')).body;
    const words = list.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(words).toContain(
      '1 of 2 services under embargo, 0 of 2 services restricted of 2 services in our area.',
    );
    const href = /href="(\/figures\/placement\.status\/records[^"]*state=Embargo)"/.exec(list)![1]!;
    expect((await officer.get(href.replaceAll('&amp;', '&'))).body).toContain('Meadow Court');
  });

  it('show wherever the service is shown', async () => {
    expect((await officer.get(`/services/${HOME}`)).body).toMatch(/Placements<\/dt>.*?Embargo/s);
    expect((await officer.get('/services?placing=embargo')).body).toContain('Meadow Court');
    expect((await officer.get('/services?placing=open')).body).not.toContain('>Meadow Court<');
    expect((await officer.get('/services/download/csv')).body).toMatch(/Meadow Court.*Embargo/);
  });

  it('are answered to a locality worker with the day and a telephone number, and without a reason', async () => {
    await manager.post('/settings/placing-contact', {
      name: 'Duty desk',
      phone: '01632 960 000',
      version: '0',
    });
    const answer = await worker.get('/look-up?q=meadow');
    expect(answer.body).toContain('New placements are stopped since 16 November 2026 (All new placements).');
    expect(answer.body).toContain('amb-answer--no');
    expect(answer.body).toContain('01632 960 000');
    expect(answer.body).not.toContain('nurses');
    expect((await worker.get(`/services/${HOME}`)).body).not.toContain('nurses');
    expect((await worker.get(URL)).statusCode).toBe(403);
    expect((await worker.get('/placement-status')).body).not.toContain('nurses');
    expect((await worker.get('/look-up?q=quiet')).body).toContain('It is dormant');
    expect((await worker.get('/look-up?q=far+lodge')).body).toContain('ask the council there how it stands');
    expect((await worker.get('/look-up?q=zzzzz')).body).toContain('Nothing is called');
    expect((await worker.get('/look-up?q=%3Cscript%3E')).body).not.toContain('<script>"');
  });

  it('are decided by managers only', async () => {
    expect((await officer.post(URL, embargo())).statusCode).toBe(403);
    expect((await worker.post(URL, embargo())).statusCode).toBe(403);
  });

  it('of two managers at once the second sees what the first decided, and loses no word', async () => {
    const seen = follows((await manager.get(URL)).body);
    const lifted = { state: 'open', reason: 'Test met on 12 November.', ...on('fromDay', '2026-11-16'), follows: seen };
    expect((await manager.post(URL, lifted)).statusCode).toBe(303);
    const late = await manager.post(URL, embargo({ follows: seen, reason: 'My own words, kept.' }));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Somebody else decided about placements here');
    expect(late.body).toContain('My own words, kept.');
    expect(late.body).toContain('Test met on 12 November.');
    expect((await rows(sql`select from placement.decision`)).length).toBe(2);
  }); // prettier-ignore

  it('note who else was told', async () => {
    const page = await manager.get(URL);
    const action = /action="(\/services\/[^"]*\/told)"/.exec(page.body)![1]!;
    const told = { whom: 'placing council', name: '', ...on('toldOn', '2026-11-16') };
    expect((await manager.post(action, told)).body).toContain('Enter the name of the council or body');
    await manager.post(action, { ...told, name: 'Bury Council', how: 'telephone' });
    expect((await manager.get(URL)).body).toContain('16 Nov 2026: Bury Council (placing council), telephone');
  });

  it('pass on to the next registration of a home until that has a decision of its own', async () => {
    const { db, authorityId } = get();
    const scope = { authorityId, actor: 'tester', permissions: 'all' as const };
    await db.within(scope, async (tx) => {
      await sql`
        insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at)
        values (${newId()}, ${authorityId}, ${FORMER}, 'restricted', '2026-01-01', 'Nursing', '2026-12-31', '2026-01-01T09:00:00Z')`.execute(tx);
      const held = await sql<{ state: string }>`
        select state from placement.published_status where location_id = ${HOME}`.execute(tx);
      expect(held.rows).toEqual([{ state: 'open' }]);
    });
    await sql`
      insert into cqc.lineage (location_id, ancestor_id, depth) values (${DORMANT}, ${FORMER}, 1) on conflict do nothing`.execute(db.owner);
    const next = await db.within(scope, (tx) =>
      sql<{ state: string }>`select state from placement.published_status where location_id = ${DORMANT}`.execute(tx),
    );
    expect(next.rows).toEqual([{ state: 'restricted' }]);
  }); // prettier-ignore

  it('come back to the desk when they are to be looked at again', async () => {
    const { db, authorityId } = get();
    await db.within({ authorityId, actor: 'tester', permissions: 'all' }, (tx) =>
      sql`
        insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at)
        values (${newId()}, ${authorityId}, ${DORMANT}, 'embargo', '2026-10-01', 'All', '2026-11-10', '2026-10-01T09:00:00Z')`.execute(tx),
    );
    const work = (await manager.get('/my-work')).body;
    expect(work).toContain('Quiet Care');
    expect((await manager.get(`/services/${DORMANT}/placement-status`)).body).toContain(
      'The day of the review has passed',
    );
  }); // prettier-ignore

  it('the contact is changed by one person at a time, and must be a number to ring', async () => {
    const bad = await manager.post('/settings/placing-contact', { name: '', phone: 'ring me', version: '1' });
    expect(bad.body).toContain('Enter the name of the team or desk to ring');
    expect(bad.body).toContain('Enter a telephone number');
    const late = await manager.post('/settings/placing-contact', { name: 'Other', phone: '01632 960 001', version: '0' });
    expect(late.statusCode).toBe(409);
  }); // prettier-ignore
});
