import fc from 'fast-check';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { rooms } from '../../src/rooms.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn, type Headers } from '../support/readers.ts';

const NOBODYS_ID = '0193aaaa-0000-7000-8000-000000000000';
const routes = rooms.flatMap((room) => room.routes);
const withParameters = (url: string, value: string) => url.replace(/:(\w+)/g, encodeURIComponent(value));

describeOnBothDatabases('rough input', (get) => {
  let app: FastifyInstance;
  let HOST: Headers;
  let FORM: Record<string, string>;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    HOST = await signIn(get());
    FORM = { ...HOST, 'content-type': 'application/x-www-form-urlencoded' };
  });
  afterAll(() => app.close());

  for (const route of routes.filter(({ url }) => url.includes('/:'))) {
    it(`${route.method} ${route.url} answers an id that is none, or nobody's, without a fault`, async () => {
      for (const id of ['not-an-id', NOBODYS_ID, "1'; select 1; --", '..%2f..%2fetc']) {
        const url = withParameters(route.url, id);
        const answer = await app.inject({ method: route.method, url, headers: FORM, payload: '' });
        expect(answer.statusCode, `${url}: ${answer.body.slice(0, 500)}`).toBeLessThan(500);
      }
    });
  }

  it('no form answers with a fault of ours, whatever is sent', async () => {
    const names = [
      'step', 'ids', 'location', 'version', 'name', 'area', 'otherAreas', 'primary', 'officerId', 'validFrom-day', 'validFrom-month',
      'validFrom-year', 'kind', 'people', 'digest', 'serviceType', 'latitude', 'longitude', 'capacity', 'postcode', 'fileName', 'seen',
    ]; // prettier-ignore
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '1',
        '-1',
        '1e9',
        '99999999999999999999',
        NOBODYS_ID,
        'preview',
        'confirm',
        'yes',
        '\u0000',
        '\ud800',
      ),
    );
    const forms = fc.array(fc.tuple(fc.constantFrom(...names), words), { maxLength: 8 });
    const posts = routes.filter(({ method }) => method === 'POST');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), forms, async (route, fields) => {
        const url = withParameters(route.url, NOBODYS_ID);
        const payload = new URLSearchParams(
          fields.map(([name, value]) => [name, value.toWellFormed()]),
        ).toString();
        const answer = await app.inject({ method: 'POST', url, headers: FORM, payload });
        expect(answer.statusCode, `${url} ${payload}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });

  it('before a council is set up, every page answers or leads to the set-up', async () => {
    await sql`truncate people.authority_area, people.authority cascade`.execute(get().db.owner);
    for (const route of routes.filter(({ method, url }) => method === 'GET' && !url.includes('/:'))) {
      const answer = await app.inject({ method: 'GET', url: route.url, headers: HOST });
      // The way back from a provider is no way in for whoever did not leave by it.
      const answers = route.url === '/sign-in/back' ? [403] : [200, 303];
      expect(answers, `${route.url}: ${answer.body.slice(0, 500)}`).toContain(answer.statusCode);
    }
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const url = withParameters(route.url, NOBODYS_ID);
      const answer = await app.inject({ method: 'POST', url, headers: FORM, payload: '' });
      expect(answer.statusCode, `${url}: ${answer.body.slice(0, 500)}`).toBeLessThan(500);
    }
  });
});
