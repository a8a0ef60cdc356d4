import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { day, type Day } from '../../src/kernel/calendar-day.ts';
import { room } from '../../src/modules/reviews/index.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { saveLocations } from '../../src/modules/risk/tests/market-fixture.ts';
import { fixedClock, newId } from '../../src/platform/clock/index.ts';
import { toNobody } from '../../src/platform/events/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const TODAY = day('2026-11-16');
const PRIYA = newId();
const LEO = newId();
const SERVICES = 40;

describeOnBothDatabases('the monthly review', (get) => {
  let app: FastifyInstance;
  let priya: Visitor;
  let manager: Visitor;
  let second: Visitor;

  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const notices = (kind: string) =>
    rows(sql<{ name: string; n: number }>`
      select a.name, n.count as n from platform.notice n join people.account a using (account_id)
       where n.kind = ${kind} order by n.created_at, a.name`);
  const seen = (body: string) => {
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
    return { proposal: of('proposal'), decisionNumber: of('decisionNumber') };
  };
  const runJob = (on: Day) => {
    const { db, scope, dataDir } = get();
    return room.jobs[0]!.run(
      {},
      {
        jobId: newId(), db, scope, dataDir, clock: fixedClock(`${on}T07:00:00Z`), announce: toNobody,
        signal: new AbortController().signal, progress: () => {},
      } as never,
    ); // prettier-ignore
  };

  beforeAll(async () => {
    const { db, clock, dataDir, scope, authorityId } = get();
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      await saveLocations(
        tx,
        TODAY,
        Array.from({ length: SERVICES + 2 }, (_, i) => ({
          id: `1-${String(i).padStart(3, '0')}`,
          name: `Home ${String(i).padStart(3, '0')}`,
          ratings: [
            { on: '2025-11-03', rating: i % 10 === 0 ? 'Inadequate' : i % 3 === 0 ? 'Requires improvement' : 'Good' },
          ] as const,
        })) as never,
      );
      await sql`insert into cqc.lineage (location_id, ancestor_id, depth) select location_id, location_id, 0 from cqc.location on conflict do nothing`.execute(tx);
      await sql`insert into people.officer (officer_id, authority_id, name) values (${PRIYA}, ${authorityId}, 'Priya Officer'), (${LEO}, ${authorityId}, 'Leo Officer')`.execute(tx);
      for (let i = 0; i < SERVICES + 2; i++)
        await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id)
          values (${newId()}, ${authorityId}, ${`1-${String(i).padStart(3, '0')}`}, '2026-01-01', 'tester', ${i < SERVICES ? PRIYA : LEO})`.execute(tx);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    priya = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Priya Officer', officerId: PRIYA }));
    await signIn(get(), ['contracts-officer'], { name: 'Leo Officer', officerId: LEO });
    manager = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Quinn Manager' }));
    second = new Visitor(app, await signIn(get(), ['senior-manager'], { name: 'Sam Senior' }));
  }); // prettier-ignore
  afterAll(() => app.close());

  it('says what will stand there before the first month', async () => {
    const { body } = await manager.get('/reviews');
    expect(body).toContain('No month was reviewed yet');
    expect(body).toContain('Open November 2026 now');
    expect((await priya.get('/reviews')).body).not.toContain('Open November 2026 now');
    expect((await priya.get('/reviews/2026-11')).statusCode).toBe(404);
    expect((await priya.get('/reviews/next')).statusCode).toBe(404);
  });

  it('opens once, however many managers open it at the same time', async () => {
    await Promise.all([manager.post('/reviews/open'), second.post('/reviews/open')]);
    expect(await rows(sql`select month from reviews.cycle`)).toHaveLength(1);
    expect(await rows(sql`select location_id from reviews.item`)).toHaveLength(SERVICES + 2);
    const again = await manager.post('/reviews/open');
    expect(again.statusCode).toBe(303);
    expect((await manager.get('/reviews')).body).toContain(
      'The review of November 2026 was opened already. Nothing was changed.',
    );
    expect(await runJob(TODAY)).toMatchObject({ opened: 0 });
  });

  it('tells each officer how many services are theirs', async () => {
    expect(await notices('reviews.month-opened')).toEqual([
      { name: 'Leo Officer', n: 2 },
      { name: 'Priya Officer', n: SERVICES },
    ]);
  });

  it('gives each officer the caseload, red first', async () => {
    const { body } = await priya.get('/reviews/2026-11');
    expect(body).toContain(`0 of ${SERVICES} services decided. Due on 30 November 2026.`);
    expect(body.match(/>Home \d{3}<\/a>/g)).toHaveLength(SERVICES);
    expect(body).toContain('Start with Home 000');
    expect((await priya.get('/reviews/2026-11?whose=all')).body).toContain('Home 041');
  });

  it('stands on My work until it is done', async () => {
    expect((await priya.get('/my-work')).body).toContain(
      `Review of November 2026: ${SERVICES} services wait for a decision`,
    );
  });

  it('refuses to close while services are undecided, and names them', async () => {
    const { body, statusCode } = await manager.post('/reviews/2026-11/close', { version: '1', reason: '' });
    expect(statusCode).toBe(400);
    expect(body).toContain(`${SERVICES + 2} services are undecided`);
    expect(body).toContain('Home 017');
    expect((await priya.post('/reviews/2026-11/close', { version: '1' })).statusCode).toBe(403);
  });

  it('goes from one service to the next until all 40 are decided', async () => {
    let at = '/reviews/2026-11/services/1-000';
    for (let i = 0; i < SERVICES; i++) {
      const { body, statusCode } = await priya.get(at);
      expect(statusCode, at).toBe(200);
      expect(body).toContain(`${i} of ${SERVICES} decided`);
      const sent = await priya.post(at, { ...seen(body), act: 'accept', acceptedAction: 'As proposed' });
      expect(sent.statusCode, at).toBe(303);
      at = String(sent.headers.location).replace(/#.*/, '');
    }
    expect(at).toBe('/reviews/2026-11');
    const { body } = await priya.get(at);
    expect(body).toContain(`${SERVICES} of ${SERVICES} services decided`);
    expect(body).toContain('That was the last one.');
    expect((await priya.get('/my-work')).body).not.toContain('wait for a decision');
  });

  it('asks little of the database for each service', async () => {
    const asked = await get().queriesOf(() => manager.get('/reviews/2026-11/services/1-041?whose=all'));
    expect(asked.length).toBeLessThanOrEqual(8);
  });

  it('counts a decision from the page of a service too, and shows overrides and agreement to managers', async () => {
    const { body } = await manager.get('/services/1-040/status');
    const [{ id } = { id: '' }] = await rows(sql<{ id: string }>`select account_id as id from people.account where name = 'Leo Officer'`);
    const sent = await manager.post('/services/1-040/status', {
      ...seen(body), act: 'override', rag: 'Amber', reason: 'The manager is about to leave', owner: id,
      'until-day': '20', 'until-month': '11', 'until-year': '2026',
    });
    expect(sent.statusCode).toBe(303);
    const progress = (await manager.get('/reviews/2026-11/progress')).body;
    expect(progress).toContain('The manager is about to leave');
    expect(progress).toContain('Amber instead of Red');
    expect(progress).toContain('Decided better');
    expect((await priya.get('/reviews/2026-11/progress')).statusCode).toBe(403);
  }); // prettier-ignore

  it('reminds of what is overdue once a week, and of overrides that end, once', async () => {
    expect(await runJob(day('2026-11-17'))).toMatchObject({ endings: 1, reminded: 0 });
    expect(await runJob(day('2026-11-18'))).toMatchObject({ endings: 0 });
    expect(await runJob(day('2026-12-02'))).toMatchObject({ reminded: 1 });
    expect(await runJob(day('2026-12-03'))).toMatchObject({ reminded: 0 });
    expect(await runJob(day('2026-12-09'))).toMatchObject({ reminded: 1 });
    expect((await notices('reviews.overdue')).map(({ name }) => name)).toEqual([
      'Leo Officer',
      'Leo Officer',
    ]);
    expect(await notices('reviews.override-ends')).toEqual([{ name: 'Leo Officer', n: 1 }]);
  });

  it('opens the next month by itself on its first working day', async () => {
    const months = await rows(sql<{ month: Day; on: Day }>`select month, opened_on as "on" from reviews.cycle order by month`);
    expect(months.map(({ month, on }) => `${month} ${on}`)).toEqual(['2026-11-01 2026-11-16', '2026-12-01 2026-12-02']);
  }); // prettier-ignore

  it('closes with a reason that lists what is undecided, once, whoever closes it', async () => {
    const reason = { version: '1', reason: 'Leo is away' };
    const both = await Promise.all([
      manager.post('/reviews/2026-11/close', reason),
      second.post('/reviews/2026-11/close', reason),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toSatisfy(
      ([a, b]: number[]) => a === 303 && (b === 303 || b === 409),
    );
    const closed = await rows(sql<{ by: string; reason: string; version: number }>`
      select closed_by as by, close_reason as reason, version from reviews.cycle where state = 'closed'`);
    expect(closed).toMatchObject([{ reason: 'Leo is away\nUndecided: Home 041', version: 2 }]);
    expect(await rows(sql`select 1 from reviews.closing`)).toHaveLength(SERVICES + 2);
    await manager.post('/reviews/2026-11/close', reason);
    expect((await manager.get('/reviews')).body).toContain('was closed already. Nothing was changed.');
  });

  it('prints the same record after later decisions', async () => {
    const record = (await priya.get('/reviews/2026-11/record')).body;
    expect(record).toContain('Undecided: Home 041');
    expect(record).toContain('Overridden 16 Nov 2026, Quinn Manager');
    const { body } = await manager.get('/services/1-001/status');
    await manager.post('/services/1-001/status', {
      ...seen(body),
      act: 'accept',
      acceptedAction: 'Something else',
    });
    await sql`update cqc.location set name = 'Renamed' where location_id = '1-001'`.execute(get().db.owner);
    const strip = (html: string) => html.replace(/nonce-[^"]*|csrf" value="[^"]*/g, '');
    expect(strip((await priya.get('/reviews/2026-11/record')).body)).toBe(strip(record));
  });

  it('takes no decision into a month that is closed', async () => {
    const answer = await priya.post('/reviews/2026-11/services/1-002', { act: 'accept' });
    expect(answer.headers.location).toBe('/reviews/2026-11/record');
    const [before] = await rows(sql<{ n: number }>`select count(decision_id)::int as n from reviews.item i join reviews.cycle c using (cycle_id) where c.state = 'closed'`);
    expect(before!.n).toBe(SERVICES + 1);
  }); // prettier-ignore

  it('shows the board with at most 8 queries, and filters it', async () => {
    const asked = await get().queriesOf(async () => {
      const { body } = await priya.get('/reviews/board');
      expect(body).toContain(`${SERVICES + 2} services on 16 November 2026`);
      expect(body).toContain('Undecided');
    });
    expect(asked.length).toBeLessThanOrEqual(8);
    expect((await priya.get(`/reviews/board?officer=${LEO}`)).body).toContain(
      '2 services on 16 November 2026',
    );
    expect((await priya.get('/reviews/board?on=2026-11-15')).body).toContain(
      'No service had a status on this day',
    );
    expect((await priya.get('/reviews/board?on=2026-02-30')).statusCode).toBe(400);
  });

  it('has its figures', async () => {
    const { db, scope } = get();
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      const of = (id: string) => room.figures.find((figure) => figure.id === id)!;
      const n = async (id: string) =>
        (await of(id).value(tx, { asAt: day('2026-11-16') })).rows.map((row) => row.n);
      expect(await n('reviews.progress')).toEqual([SERVICES + 1, 1]);
      expect(await n('reviews.agreement')).toEqual([SERVICES, 0, 1]);
      expect(await n('reviews.late')).toEqual([0, SERVICES + 2]);
      expect(await of('reviews.progress').records(tx, { asAt: TODAY }, { state: 'waiting' })).toEqual([
        '1-041',
      ]);
    });
  });
});
