import { toNobody } from '../../src/platform/events/index.ts';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { run } from '../../src/cli/run.ts';
import { lentContext } from '../../src/cli/context.ts';
import { houseJobs, houseRetention } from '../../src/house.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';
import { MAKERS } from '../retention/made-rows.ts';

const SESSIONS = '/settings/retention/people.session';

describeOnBothDatabases('the pages of retention', (get) => {
  let app: FastifyInstance;
  let admin: Visitor;
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const make = (type: string, on: string) =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await MAKERS[type]!(tx, get().authorityId, on);
    });

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    admin = new Visitor(app, await signIn(get(), ['administrator'], { name: 'Ada Admin', email: 'ada@council.example' }));
  });
  afterAll(() => app.close());

  it('show each kind of record with its period, and that nothing is due', async () => {
    const { body } = await admin.get('/settings/retention');
    expect(body).toContain('Nothing is due today');
    for (const rule of houseRetention()) expect(body, rule.recordType).toContain(`/settings/retention/${rule.recordType}`);
    expect(body).toContain('The audit trail is never cut');
    expect(body).not.toContain('Run now');
  });

  it('have a page for each kind of record', async () => {
    for (const rule of houseRetention()) {
      const { statusCode, body } = await admin.get(`/settings/retention/${rule.recordType}`);
      expect(statusCode, rule.recordType).toBe(200);
      expect(body.match(/<h1[ >]/g)).toHaveLength(1);
    }
    expect((await admin.get('/settings/retention/no.such')).statusCode).toBe(404);
  });

  it('say what would go and how old the oldest is, and changing nothing leaves it there', async () => {
    await make('people.session', '2019-03-04');
    for (let look = 0; look < 2; look += 1) {
      const { body } = await admin.get('/settings/retention');
      expect(body).toContain('1 record');
      expect(body).toContain('4 Mar 2019');
      expect(body).toContain('Run now');
    }
  });

  it('take a period of the council’s own within its bounds, with a reason, and keep who decided it', async () => {
    const refused = await admin.post(`${SESSIONS}/period`, { months: '5', 'period-why': '' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Months must be a whole number from 6 to 24');
    expect(refused.body).toContain('Say why, in a sentence');
    expect(refused.body).toContain('value="5"');
    const kept = await admin.post(`${SESSIONS}/period`, { months: '12', 'period-why': 'Our own schedule, item 7' });
    expect(kept.statusCode).toBe(303);
    const { body } = await admin.get(SESSIONS);
    expect(body).toContain('Kept for 1 year');
    expect(body).toContain('Ada Admin (ada@council.example)');
    expect(body).toContain('Our own schedule, item 7');
    expect((await admin.get('/settings/retention')).body).toContain('(your own)');
    const fixed = await admin.post('/settings/retention/people.attempt/period', { months: '1', 'period-why': 'x' });
    expect(fixed.body).toContain('keep Amberley’s own period');
    expect((await admin.post('/settings/retention/platform.audit/period', { months: '1', 'period-why': 'x' })).statusCode).toBe(404);
  });

  it('hold a kind of record, which a run then leaves, and lift the hold with a reason', async () => {
    expect((await admin.post(`${SESSIONS}/hold`, { 'hold-why': '' })).body).toContain('Say why, in a sentence');
    await admin.post(`${SESSIONS}/hold`, { 'hold-why': 'Claim 12/26' });
    await admin.post(`${SESSIONS}/hold`, { 'hold-why': 'again' });
    expect(await rows(sql`select 1 from platform.retention_hold where lifted_at is null`)).toHaveLength(1);
    const held = await admin.get('/settings/retention');
    expect(held.body).toContain('Held');
    expect(held.body).toContain('Nothing is due today');
    expect((await admin.get(SESSIONS)).body).toContain('Claim 12/26');
    await admin.post(`${SESSIONS}/lift`, { 'lift-why': 'Settled' });
    expect((await admin.get(SESSIONS)).body).toContain('Settled');
    expect((await admin.get('/settings/retention')).body).toContain('Run now');
  });

  it('queue a run, which takes what the page counted', async () => {
    const answer = await admin.post('/settings/retention/run', {});
    expect(answer.headers.location).toMatch(/^\/jobs\//);
    const [job] = await rows(sql<{ id: string; actor: string }>`
      select job_id as id, actor from platform.job where kind = 'platform.retention'`);
    expect(job!.actor).toBe('Ada Admin (ada@council.example)');
    const kind = houseJobs().find((each) => each.kind === 'platform.retention')!;
    const { db, clock, dataDir, authorityId } = get();
    const result = await kind.run({}, {
      jobId: job!.id, db, clock, dataDir, announce: toNobody, signal: new AbortController().signal, progress: () => {},
      scope: { authorityId, actor: job!.actor, permissions: 'all' },
    }); // prettier-ignore
    expect(result).toMatchObject({ records: 1 });
    expect(kind.resultUrl!(result)).toBe('/settings/retention');
    expect((await admin.get('/settings/retention')).body).toContain('Nothing is due today');
  });

  it('ask who changes something to prove anew who they are, where that is a while ago', async () => {
    const stale = await signIn(get(), ['administrator']);
    await sql`update people.session set authenticated_at = authenticated_at - interval '1 hour' where csrf = ${stale['x-csrf-token']}`.execute(get().db.owner);
    const visitor = new Visitor(app, stale);
    const answer = await visitor.post(`${SESSIONS}/hold`, { 'hold-why': 'x' });
    expect(answer.statusCode).not.toBe(303);
    expect(await rows(sql`select 1 from platform.retention_hold where lifted_at is null`)).toHaveLength(0);
    expect((await visitor.get('/settings/retention')).statusCode).toBe(200);
  });

  it('have the command line say the same, and take it with --apply', async () => {
    await make('people.session', '2019-03-04');
    const { db, clock, dataDir } = get();
    let said = '';
    const io = { out: (text: string) => void (said += text), err: (text: string) => void (said += text), cwd: dataDir, interactive: false };
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    const command = async (...argv: string[]) => {
      said = '';
      return { code: await run(argv, lentContext(io, application)), said };
    };
    const dry = JSON.parse((await command('retention', '--json')).said) as { rows: { recordType: string; records: number; months: number }[] };
    expect(dry.rows.find(({ recordType }) => recordType === 'people.session')).toMatchObject({ records: 1, months: 12 });
    expect((await command('retention')).said).toContain('Nothing was changed');
    expect((await command('retention', '--apply')).said).toBe('Ended sign-ins: 1 deleted\n1 record in all.\n');
    expect(JSON.parse((await command('retention', '--apply', '--json')).said)).toMatchObject({ records: 0 });
    await signIn(get(), ['auditor'], { email: 'auditor@council.example' });
    expect(await command('--as', 'auditor@council.example', 'retention')).toMatchObject({ code: 1 });
  });
}, { now: '2026-11-16T09:00:00Z' }); // prettier-ignore
