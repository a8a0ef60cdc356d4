import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { apiLocation } from '../../src/modules/cqc/factories.ts';
import { importCqc } from '../../src/modules/insight/index.ts';
import { saveSetUpLink } from '../../src/modules/people/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import type { JobRunner } from '../../src/platform/jobs/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { Visitor } from '../support/visitor.ts';

const YOU = { yourName: 'Nadia Castle', email: 'nadia@oldham.example', password: 'tartan kettle osprey' };

describeOnBothDatabases('a council that is set up after CQC data was imported', (get) => {
  let app: FastifyInstance;
  let jobs: JobRunner;
  let nadia: Visitor;
  const newKey = (another = false) => saveSetUpLink(get().db, get().clock, another);
  const councils = async () =>
    (
      await sql<{ name: string }>`select name from people.authority order by name`.execute(get().db.owner)
    ).rows.map(({ name }) => name);

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    await sql`truncate people.authority_area, people.authority cascade`.execute(db.owner);
    const path = join(dataDir, 'locations.json');
    const elsewhere = { locationId: '1-1000000002', localAuthority: 'Leeds' };
    writeFileSync(path, JSON.stringify([apiLocation(), apiLocation(elsewhere)]));
    const scope = { authorityId: null, actor: 'tester' };
    await importCqc({ db, clock, dataDir, scope }, { source: 'cqc-api', path });
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app, jobs } = await webServer(applicationOn(db, config, clock), { log: false }));
    await jobs.start(async () => []);
    nadia = new Visitor(app);
  });
  afterAll(async () => {
    await app.close();
    await jobs.stop();
  });

  async function rated(): Promise<string[]> {
    const found = await sql<{ id: string }>`
      select location_id as id from risk.assessment order by 1`.execute(get().db.owner);
    return found.rows.map(({ id }) => id);
  }

  it('leads whoever comes without the link to a page that says how to get one, and makes nothing', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get('/')).headers.location).toBe('/sign-in');
    expect((await visitor.get('/sign-in')).headers.location).toBe('/set-up');
    const told = await visitor.get('/set-up');
    expect(told.body).toContain('amberley set-up-link');
    const sent = await visitor.post('/set-up', { name: 'Anybody', area: 'Oldham', ...YOU });
    expect(sent.body).toContain('amberley set-up-link');
    expect(await councils()).toEqual([]);
  });

  it('refuses a wrong link, one that a newer one ended, and one after its day', async () => {
    const visitor = new Visitor(app);
    const old = await newKey();
    await newKey();
    for (const [key, said] of [
      ['not-a-key', 'not one of this installation'],
      [old, 'has expired'],
    ]) {
      const answer = await visitor.get(`/set-up?key=${key}`);
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain(said);
    }
    const yesterday = fixedClock('2026-11-15T08:00:00Z');
    const late = await saveSetUpLink(get().db, yesterday, false);
    expect((await visitor.get(`/set-up?key=${late}`)).body).toContain('has expired');
  });

  it('keeps what was typed where something is wrong, but never the password', async () => {
    const key = await newKey();
    await nadia.get(`/set-up?key=${key}`);
    const answer = await nadia.post('/set-up', {
      ...YOU,
      key,
      name: 'Oldham Council',
      email: 'nadia at oldham',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('Choose at least one local authority');
    expect(answer.body).toContain('is not an e-mail address');
    expect(answer.body).toContain('value="Nadia Castle"');
    expect(answer.body).not.toContain(YOU.password);
    expect(answer.body).toContain('North West');
    expect(answer.body.match(/name="area"/g)?.length).toBeGreaterThan(150);
    const short = await nadia.post('/set-up', {
      ...YOU,
      key,
      name: 'Oldham Council',
      area: 'Oldham',
      password: 'short',
    });
    expect(short.body).toContain('href="#password"');
    expect(await councils()).toEqual([]);
  });

  it('makes one council where two come with the same link at once', async () => {
    const key = await newKey();
    const form = { ...YOU, key, area: 'Oldham' };
    const others = [new Visitor(app), nadia];
    await Promise.all(others.map((visitor) => visitor.get(`/set-up?key=${key}`)));
    const answers = await Promise.all(
      others.map((visitor, i) =>
        visitor.post('/set-up', { ...form, name: 'Oldham Council', email: `n${i}@oldham.example` }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
    expect(answers.find(({ statusCode }) => statusCode === 410)!.body).toContain('was used already');
    expect(await councils()).toEqual(['Oldham Council']);
    nadia = others[answers.findIndex(({ statusCode }) => statusCode === 303)]!;
  });

  it('lets its first administrator do nothing before a second step is set up', async () => {
    expect((await nadia.get('/settings/council')).headers.location).toContain('/sign-in');
    const page = (await nadia.get('/sign-in/second-factor?next=/import')).body;
    const [secret, setup] = [/amb-secret">([^<]*)</, /name="setup" value="([^"]*)"/].map(
      (pattern) => pattern.exec(page)![1]!,
    ) as [string, string];
    const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
    const code = totp.generate({ timestamp: get().clock.now().getTime() });
    const done = await nadia.post('/sign-in/second-factor/authenticator', { setup, code, next: '/import' });
    expect(done.body).toContain('Keep your recovery codes');
    expect(done.body).toContain('href="/import"');
  });

  it('signs its first administrator in, under their own name in the trail', async () => {
    expect((await nadia.get('/settings/council')).statusCode).toBe(200);
    const { rows } = await sql<{ actor: string; action: string }>`
      select distinct actor, action from platform.audit_entry where table_name = 'people.authority' and action = 'insert'
         and new_row ->> 'name' = 'Oldham Council'`.execute(get().db.owner);
    expect(rows).toEqual([
      { actor: expect.stringMatching(/^Nadia Castle \(n[01]@oldham\.example\)$/), action: 'insert' },
    ]);
  });

  it('has its services rated at once, and those of a new area when that changes', async () => {
    await expect.poll(rated, { timeout: 10_000 }).toEqual(['1-1000000001']);
    await send('/settings/council', { name: 'Oldham Council', area: 'Leeds', version: '1' });
    await expect.poll(rated, { timeout: 10_000 }).toEqual(['1-1000000002']);
  });

  it('has a service that it enters by hand rated at once', async () => {
    await send('/own-services/new', { name: 'Harbour Day Centre', serviceType: 'Day service' });
    await expect.poll(async () => (await rated()).length, { timeout: 10_000 }).toBe(2);
  });

  it('queues nothing where only its name changes', async () => {
    const queued = async () =>
      (await sql<{ n: number }>`select count(*) as n from platform.job`.execute(get().db.owner)).rows[0]!.n;
    const before = await queued();
    await send('/settings/council', { name: 'Leeds City Council', area: 'Leeds', version: '2' });
    expect(await queued()).toBe(before);
  });

  it('takes no second set-up by an ordinary link, and one by a link for another council', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get(`/set-up?key=${await newKey()}`)).body).toContain('is set up already');
    const key = await newKey(true);
    await visitor.get(`/set-up?key=${key}`);
    const form = { ...YOU, key, name: 'Rochdale Council', area: 'Rochdale' };
    const { email } = (await sql<{ email: string }>`select email from people.account`.execute(get().db.owner))
      .rows[0]!;
    const taken = await visitor.post('/set-up', { ...form, email: email.toUpperCase() });
    expect(taken.statusCode).toBe(400);
    expect(taken.body).toContain('Somebody has an account with this e-mail address already');
    expect(await councils()).toEqual(['Leeds City Council']);
    expect((await visitor.post('/set-up', form)).statusCode).toBe(303);
    expect(await councils()).toEqual(['Leeds City Council', 'Rochdale Council']);
  });

  async function send(url: string, fields: Record<string, string>): Promise<void> {
    const answer = await nadia.post(url, fields);
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(303);
  }
});
