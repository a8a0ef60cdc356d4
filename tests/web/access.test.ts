import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable, GRANTS } from '../../src/access.ts';
import { applicationOn, webServer } from '../../src/app.ts';
import { ROLES } from '../../src/modules/people/index.ts';
import { PUBLIC } from '../../src/platform/access/index.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { HOST, signIn, type Headers } from '../support/readers.ts';

const NOBODYS_ID = '0193aaaa-0000-7000-8000-000000000000';
const addressOf = (route: Route) => route.url.replace(/:(\w+)/g, NOBODYS_ID);
/** Roles that a person signs in with; an API client has tokens and no session. */
const PEOPLE = ROLES.map(({ role }) => role).filter((role) => role !== 'api-client');

describe('the table of roles and permissions', () => {
  it('joins what the rooms declare and what the table grants, without a hole', () => {
    const table = accessTable();
    expect(table.permissions.length).toBe(Object.keys(GRANTS).length);
  });

  it('gives an auditor nothing that changes the market, and a member only what is published', () => {
    const table = accessTable();
    expect(
      table.permissionsOf(['auditor']).filter((each) => /\.(edit|administer|import)$/.test(each)),
    ).toEqual([]);
    for (const permission of ['insight.read', 'market.read', 'risk.read', 'platform.jobs'])
      expect(table.allows('member', permission), permission).toBe(false);
    for (const permission of ['insight.read', 'market.read', 'risk.read', 'people.administer'])
      expect(table.allows('provider-user', permission), permission).toBe(false);
  });

  it('lets nobody but an administrator change accounts', () => {
    expect(GRANTS['people.administer']).toEqual(['administrator']);
  });
});

describeOnBothDatabases('every route', (get) => {
  let app: FastifyInstance;
  let routes: readonly Route[];
  const access = accessTable();
  const browsers = new Map<string, Headers>();

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app, routes } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    for (const role of PEOPLE) browsers.set(role, await signIn(get(), [role]));
    browsers.set('nothing', await signIn(get(), []));
  }, 60_000);
  afterAll(() => app.close());

  const ask = async (route: Route, headers: Record<string, string>) =>
    app.inject({
      method: route.method,
      url: addressOf(route),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      ...(route.method === 'POST' ? { payload: '' } : {}),
    });

  it('has a permission that the table knows, or is public', () => {
    const known = new Set(access.permissions.map(({ permission }) => permission));
    expect(routes.length).toBeGreaterThan(50);
    const strangers = routes.filter(({ permission }) => permission !== PUBLIC && !known.has(permission));
    expect(strangers.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  });

  it('sends whoever is not signed in to sign in, or keeps what they sent, and shows nothing', async () => {
    for (const route of routes.filter(({ permission }) => permission !== PUBLIC)) {
      const answer = await ask(route, { host: HOST });
      const name = `${route.method} ${route.url}`;
      if (route.method === 'POST') expect(answer.statusCode, name).toBe(401);
      else {
        expect(answer.statusCode, name).toBe(303);
        expect(answer.headers.location, name).toMatch(/^\/sign-in(\?|$)/);
      }
    }
  });

  for (const role of [...PEOPLE, 'nothing']) {
    it(`answers a person who is ${role} just where the table allows it`, async () => {
      for (const route of routes.filter(({ permission }) => permission !== PUBLIC)) {
        // A change is not asked for where it is allowed: some would end this very session.
        const allowed = access.allows(role, route.permission);
        if (allowed && route.method === 'POST') continue;
        const answer = await ask(route, browsers.get(role)!);
        const name = `${role}: ${route.method} ${route.url} (${route.permission})`;
        if (allowed) expect([401, 403, 500], name).not.toContain(answer.statusCode);
        else {
          expect(answer.statusCode, name).toBe(403);
          expect(answer.body).toContain('You do not have permission');
        }
      }
    }, 120_000);
  }

  it('takes no change without the token of its session', async () => {
    const { 'x-csrf-token': _token, ...headers } = browsers.get('administrator')!;
    for (const route of routes.filter((each) => each.method === 'POST' && each.permission !== PUBLIC)) {
      const answer = await ask(route, headers);
      expect(answer.statusCode, `POST ${route.url}`).toBe(403);
      expect(answer.body).toMatch(/Send the form again|You do not have permission/);
    }
  });

  it('puts the token into every form that changes something', async () => {
    let forms = 0;
    for (const route of routes.filter((each) => each.method === 'GET')) {
      const { body } = await ask(route, browsers.get('administrator')!);
      for (const form of body.match(/<form\b[^>]*method="post"[^>]*>(<input[^>]*>)?/gi) ?? []) {
        forms++;
        expect(form, route.url).toContain('name="csrf" value="');
        expect(form, route.url).not.toContain('value=""');
      }
    }
    expect(forms).toBeGreaterThan(10);
  });
});
