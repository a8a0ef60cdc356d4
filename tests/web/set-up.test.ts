import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { apiLocation } from '../../src/modules/cqc/factories.ts';
import { importCqc } from '../../src/modules/insight/index.ts';
import type { JobRunner } from '../../src/platform/jobs/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('a council that is set up after CQC data was imported', (get) => {
  let app: FastifyInstance;
  let jobs: JobRunner;

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
  });
  afterAll(async () => {
    await app.close();
    await jobs.stop();
  });

  async function send(url: string, fields: Record<string, string>): Promise<void> {
    const payload = new URLSearchParams(fields).toString();
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { host: '127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(303);
  }

  async function rated(): Promise<string[]> {
    const found = await sql<{ id: string }>`
      select location_id as id from risk.assessment order by 1`.execute(get().db.owner);
    return found.rows.map(({ id }) => id);
  }

  it('has its services rated at once, and those of a new area when that changes', async () => {
    await send('/set-up', { name: 'Oldham Council', area: 'Oldham' });
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
});
