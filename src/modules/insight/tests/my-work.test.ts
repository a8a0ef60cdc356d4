import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { apiLocation, apiRatings } from '../../cqc/factories.ts';
import { saveNewOfficer } from '../../people/index.ts';
import { importCqc } from '../index.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../../platform/clock/index.ts';

const HOME = '1-1000000001';
const OTHER = '1-1000000002';

/** The words of a page, without tags. */
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describeOnBothDatabases(
  'My work',
  (get) => {
    let app: FastifyInstance;
    let officerId: string;

    async function load(ratingOfHome: string, day: string): Promise<void> {
      const { db, clock, dataDir, scope } = get();
      const path = join(dataDir, `records-${newId()}.json`);
      writeFileSync(
        path,
        JSON.stringify([
          apiLocation({
            locationId: HOME,
            name: 'Meadow Court',
            currentRatings: apiRatings(ratingOfHome, day),
          }),
          apiLocation({ locationId: OTHER, name: 'Hollins House' }),
        ]),
      );
      await importCqc({ db, clock, dataDir, scope }, { source: 'cqc-api', path });
    }

    beforeAll(async () => {
      const { db, clock, dataDir, scope, authorityId } = get();
      ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
        log: false,
      }));
      await load('Good', '2024-03-01');
      officerId = newId();
      await db.within(scope, async (tx) => {
        await saveNewOfficer(tx, { officerId, authorityId, name: 'Priya Shah', email: null });
        await sql`
          insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id)
          values (${newId()}, ${authorityId}, ${HOME}, '2026-01-01', 'tester', ${officerId})`.execute(tx);
      });
    }, 60_000);
    afterAll(() => app.close());

    it('shows an officer what changed at their services since they were last here, worst first', async () => {
      const headers = await signIn(get(), ['contracts-officer'], { officerId, name: 'Priya Shah' });
      await load('Inadequate', '2026-11-10');
      const page = await app.inject({ method: 'GET', url: '/my-work?since=2026-11-15', headers });
      expect(page.statusCode).toBe(200);
      const text = words(page.body);
      expect(text).toContain('1 service in your caseload');
      expect(text).toContain('Meadow Court CQC rated it Inadequate (was Good)');
      expect(text).toContain('Nothing is escalated to you, overdue or due.');
      expect(text).not.toContain('Hollins House');
      expect(page.body).toContain('amb-work__line--worse');
    });

    it('counts the services of whoever they cover for as theirs', async () => {
      const { db, scope, authorityId } = get();
      const cover = newId();
      await db.within(scope, async (tx) => {
        await saveNewOfficer(tx, { officerId: cover, authorityId, name: 'Tom Ellerdine', email: null });
        await sql`
          insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
          values (${newId()}, ${authorityId}, ${officerId}, ${cover}, '2026-11-10', '2026-11-20')`.execute(
          tx,
        );
      });
      const headers = await signIn(get(), ['contracts-officer'], { officerId: cover, name: 'Tom Ellerdine' });
      const { body } = await app.inject({ method: 'GET', url: '/my-work?since=2026-11-15', headers });
      expect(words(body)).toContain('1 service in your caseload');
      expect(words(body)).toContain('Meadow Court');
    });

    it('shows the whole council to whoever asks for it, and to whoever has no caseload', async () => {
      const headers = await signIn(get(), ['quality-manager']);
      const { body } = await app.inject({ method: 'GET', url: '/my-work?since=2026-11-15', headers });
      expect(words(body)).toContain('2 services of the council');
      expect(body).not.toContain('My caseload only');
    });

    it('is the first page of whoever may see services, and not of others', async () => {
      const first = async (role: string) =>
        (await app.inject({ method: 'GET', url: '/', headers: await signIn(get(), [role]) })).headers
          .location;
      expect(await first('broker')).toBe('/my-work');
      expect(await first('member')).toBe('/ratings');
      expect(await first('provider-user')).toBe('/our-services');
    });

    it('takes at most 8 queries, whoever asks', async () => {
      const headers = await signIn(get(), ['quality-manager']);
      const queries = await get().queriesOf(() => app.inject({ method: 'GET', url: '/my-work', headers }));
      expect(queries.length).toBeLessThanOrEqual(8);
    });
  },
  { now: '2026-11-16T09:00:00Z' },
);

describeOnBothDatabases('Your services', (get) => {
  it('shows whoever speaks for a provider its own registered services, and nobody else’s', async () => {
    const { db, clock, dataDir, scope } = get();
    const { app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    });
    const path = join(dataDir, 'records.json');
    writeFileSync(
      path,
      JSON.stringify([
        apiLocation({ locationId: HOME, name: 'Meadow Court', providerId: '1-77' }),
        apiLocation({ locationId: OTHER, name: 'Hollins House', providerId: '1-88' }),
      ]),
    );
    await importCqc({ db, clock, dataDir, scope }, { source: 'cqc-api', path });
    const of = async (providerId?: string) => {
      const headers = await signIn(get(), ['provider-user'], providerId === undefined ? {} : { providerId });
      return words((await app.inject({ method: 'GET', url: '/our-services', headers })).body);
    };
    expect(await of('1-77')).toContain('Meadow Court');
    expect(await of('1-77')).not.toContain('Hollins House');
    expect(await of()).toContain('Your account is not linked to a provider');
    await app.close();
  });
});
