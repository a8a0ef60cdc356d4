import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

describeOnBothDatabases('teams, cover, workload and hand-over', (get) => {
  let app: FastifyInstance;
  let manager: Visitor;
  const officers: Record<'priya' | 'tom' | 'leo', string> = { priya: newId(), tom: newId(), leo: newId() };
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const day = (name: string, [year, month, dayOfMonth]: [string, string, string]) => ({
    [`${name}-day`]: dayOfMonth,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
  });

  beforeAll(async () => {
    const { db, clock, dataDir, scope, authorityId } = get();
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    manager = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Quinn Manager' }));
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, registration_status)
      select '1-' || n, 'Home ' || n, 'Social Care Org', 'Oldham', case n when 4 then 'Deregistered' else 'Registered' end
        from generate_series(1, 5) as n`.execute(db.owner);
    await db.within(scope, async (tx) => {
      for (const [name, id] of Object.entries(officers))
        await sql`insert into people.officer (officer_id, authority_id, name) values (${id}, ${authorityId}, ${name})`.execute(
          tx,
        );
      for (const [location, officer, from, zone] of [
        ['1-1', officers.leo, '2026-01-01', 'North'],
        ['1-2', officers.leo, '2026-01-01', 'South'],
        ['1-3', officers.tom, '2026-01-01', 'South'],
        ['1-3', officers.leo, '2027-01-01', 'South'],
        ['1-4', officers.leo, '2026-01-01', 'North'],
      ] as const)
        // prettier-ignore
        await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, locality, contracted, council_phone, officer_id, note)
          values (${newId()}, ${authorityId}, ${location}, ${from}, 'tester', ${zone}, true, '0161', ${officer}, 'A note')`.execute(tx);
    });
  });
  afterAll(() => app.close());

  describe('teams', () => {
    it('are made, changed and taken away; their people stay', async () => {
      const [member] = await rows(sql<{ id: string }>`select account_id as id from people.account`);
      expect((await manager.get('/settings/teams')).body).toContain('No teams yet');
      expect((await manager.post('/settings/teams/new', { name: '' })).body).toContain(
        'Enter the name of the team',
      );
      await manager.post('/settings/teams/new', { name: 'Older people', lead: member!.id });
      expect((await manager.get('/settings/teams')).body).toContain('Quinn Manager');
      expect((await manager.post('/settings/teams/new', { name: 'OLDER people' })).body).toContain(
        'There is already a team',
      );
      const [team] = await rows(sql<{ id: string }>`select team_id as id from people.team`);
      const url = `/settings/teams/${team!.id}`;
      expect((await manager.post(url, { name: 'Working age', version: '1' })).statusCode).toBe(303);
      expect((await manager.post(url, { name: 'Too late', version: '1' })).body).toContain(
        'Somebody else changed this team',
      );
      expect((await manager.get('/settings/teams')).body).toContain('Nobody yet');
      await manager.post(`${url}/remove`);
      expect((await manager.get(url)).statusCode).toBe(404);
      expect((await rows(sql`select from people.account`)).length).toBe(1);
    });

    it('take nobody of another council', async () => {
      const other = await makeAuthority(get().db, ['Bury'], 'Other Council');
      await signIn({ ...get(), authorityId: other }, ['administrator'], { email: 'oda@other.example' });
      const [oda] = await rows(
        sql<{ id: string }>`select account_id as id from people.account where email = 'oda@other.example'`,
      );
      const answer = await manager.post('/settings/teams/new', { name: 'Spies', members: oda!.id });
      expect(answer.body).toContain('Choose people from the list');
      expect(await rows(sql`select from people.team`)).toEqual([]);
    });
  });

  describe('cover', () => {
    const arrange = (fields: Record<string, string>) =>
      manager.post('/settings/cover', {
        officer: officers.priya, cover: officers.tom, ...day('from', ['2026', '11', '16']), ...day('until', ['2026', '11', '20']), ...fields,
      }); // prettier-ignore

    it('says what is wrong with it', async () => {
      expect((await arrange({ cover: '' })).body).toContain('Choose who looks after their services');
      expect((await arrange({ cover: officers.priya })).body).toContain('nobody covers for themselves');
      expect((await arrange(day('until', ['2026', '2', '30']))).body).toContain('Enter the last day away');
    });

    it('is seen by My work through the published view, and in the workload, while it runs', async () => {
      expect((await arrange({})).statusCode).toBe(303);
      const seen = await get().db.within(get().scope, (tx) =>
        sql`select officer_id, cover_officer_id from people.published_cover
             where ${get().clock.today()}::date between from_day and until_day`.execute(tx),
      );
      expect(seen.rows).toEqual([{ officer_id: officers.priya, cover_officer_id: officers.tom }]);
      expect((await manager.get('/workload')).body).toContain('Away, covered by tom');
      const tom = new Visitor(app, await signIn(get(), ['contracts-officer'], { officerId: officers.tom }));
      const { body } = await tom.get('/my-work');
      expect(body).toContain('1 service in your caseload, with those of priya, who is away.');
      expect(body).toContain(`/services?rag=Red&amp;officer=${officers.tom}&amp;officer=${officers.priya}`);
      expect((await arrange({})).body).toContain('Cover is arranged for them on some of these days already');
    });

    it('ends when the officer is back', async () => {
      const [absence] = await rows(sql<{ id: string }>`select absence_id as id from people.absence`);
      expect((await manager.post(`/settings/cover/${absence!.id}/end`)).statusCode).toBe(303);
      expect((await manager.get('/settings/cover')).body).toContain('Nobody is away');
      expect((await manager.post(`/settings/cover/${absence!.id}/end`)).statusCode).toBe(404);
    });

    it('is not for whoever may not arrange it', async () => {
      const broker = new Visitor(app, await signIn(get(), ['broker']));
      for (const url of ['/settings/cover', '/settings/teams', '/settings/roles', '/settings/accounts'])
        expect((await broker.get(url)).statusCode).toBe(403);
    });
  });

  describe('the workload', () => {
    it('counts the services of today, by officer, as the list of services does', async () => {
      const { body } = await manager.get('/workload');
      expect(body).toContain(`/services?officer=${officers.leo}`);
      const list = await manager.get(`/services?officer=${officers.leo}`);
      expect(list.body).toMatch(/>2 services</);
      expect(body).toMatch(new RegExp(`officer=${officers.leo}"[^>]*>2<`));
      expect(body).toContain('Nobody');
    });
  });

  describe('the hand-over', () => {
    const url = `/workload/${officers.leo}/hand-over`;

    it('lists the services, and asks who takes them', async () => {
      const { body } = await manager.get(url);
      expect(body).toContain('Home 1');
      expect(body).toContain('Home 2');
      expect(body).not.toContain('Home 3');
      expect((await manager.post(url)).body).toContain('Choose who takes the services over');
      expect((await manager.post(url, { all: newId() })).body).toContain('Choose an officer from the list');
      expect((await manager.post(url, { all: officers.leo })).body).toContain(
        'Choose an officer from the list',
      );
    });

    it('gives each to somebody, from today on, and nothing else of its facts changes', async () => {
      const answer = await manager.post(url, { all: '', 'to 1-1': officers.priya });
      expect(answer.headers.location).toBe(url);
      expect((await manager.get(url)).body).not.toContain('Home 1');
      const facts = await rows(sql`
        select valid_from, officer_id, locality, contracted, council_phone, note from market.local_fact where location_id = '1-1' order by valid_from`);
      const same = { locality: 'North', contracted: true, council_phone: '0161', note: 'A note' };
      expect(facts).toEqual([
        { ...same, valid_from: '2026-01-01', officer_id: officers.leo },
        { ...same, valid_from: '2026-11-16', officer_id: officers.priya },
      ]);
    });

    it('gives all the rest to one', async () => {
      const answer = await manager.post(url, { all: officers.tom });
      expect(answer.headers.location).toBe('/workload');
      expect((await manager.get(url)).body).toContain('Nothing to hand over');
      expect((await manager.get(`/services?officer=${officers.tom}`)).body).toMatch(/>2 services</);
    });

    it('is not for whoever may not edit, and not of another council', async () => {
      const broker = new Visitor(app, await signIn(get(), ['broker']));
      expect((await broker.get(url)).statusCode).toBe(403);
      const other = await makeAuthority(get().db, ['Bury'], 'Third Council');
      const stranger = new Visitor(app, await signIn({ ...get(), authorityId: other }, ['administrator']));
      expect((await stranger.get(url)).statusCode).toBe(404);
    });
  });

  it('the table of roles says yes and no to every permission, and downloads', async () => {
    const admin = new Visitor(app, await signIn(get(), ['administrator']));
    const { body } = await admin.get('/settings/roles');
    expect(body).toContain('Infection prevention officer');
    const file = await admin.get('/settings/roles/download/csv');
    const lines = file.body.trim().split('\r\n');
    expect(lines[0]).toContain('Administrator,Contracts officer');
    const administer = lines.find((line) => line.includes('people.administer'))!;
    expect(administer.endsWith(',yes,no,no,no,no,no,no,no,no,no,no,no,no,no,no,no,no')).toBe(true);
  });
});
