import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseFigures } from '../../src/house.ts';
import { makeExtract } from '../../src/modules/insight/index.ts';
import { Secrets } from '../../src/platform/secrets/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { projectRoot } from '../support/requirements.ts';
import {
  ALL_SCOPES,
  apiServer,
  description,
  expectDescribed,
  makeToken,
  passingClock,
  pathOf,
  reading,
  writing,
  type Ask,
} from './support.ts';

/** A call needs no more than this many queries (the design, section 7), with the look at its token. */
const MOST_QUERIES = 8;

describe('the description of the API', () => {
  it('is the one in docs/openapi.json: run `node scripts/openapi.mjs` where it is not', () => {
    const kept: unknown = JSON.parse(readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8'));
    expect(kept).toEqual(description);
  });

  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(description) as never);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('would be refused with a fault in it (the check itself can fail)', async () => {
    const result = await new Validator().validate({ ...structuredClone(description), paths: 7 } as never);
    expect(result.valid).toBe(false);
  });

  it.each(reading)('tells of %s what a program must know, with an example that fits', (_path, { get }) => {
    const { operationId, summary, description: words, parameters, responses } = get;
    expect(operationId).toMatch(/^(get|list)[A-Z]\w+$/);
    for (const text of [summary, words]) expect(text.length).toBeGreaterThan(5);
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['200', '304', '400', '401', '403', '406', '429', '500']),
    );
    const { schema, example } = responses['200']!.content!['application/json']!;
    const [, errors] = Compile({ ...schema, components: description.components }).Errors(example);
    expect(errors).toEqual([]);
    for (const parameter of parameters) expect(parameter).toHaveProperty('description');
  });

  it('names every operation once', () => {
    const ids = [...reading.map(([, { get }]) => get), ...writing.map(([, { post }]) => post)].map(
      ({ operationId }) => operationId,
    );
    expect(ids.length).toBeGreaterThanOrEqual(11);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describeOnBothDatabases(
  'the API over the demonstration',
  (get) => {
    let app: FastifyInstance;
    let ask: Ask;
    let token: string;
    const ids = { locationId: '', ownId: '', formerId: '', providerId: '' };
    const tokens = new Map<string, string>();

    beforeAll(async () => {
      const { db, clock, dataDir, authorityId } = get();
      const scope = { authorityId, actor: 'tester', permissions: 'all' as const };
      await makeExtract({ db, clock, dataDir, scope, secrets: new Secrets([Buffer.alloc(32, 7)]) });
      ({ app, ask } = await apiServer(get(), passingClock('2026-11-16T09:00:00Z')));
      ({ token } = await makeToken({ db, clock, authorityId }));
      for (const scope of ALL_SCOPES)
        tokens.set(scope, (await makeToken({ db, clock, authorityId }, [scope])).token);
      await sql`
        insert into cqc.movement (movement_id, location_id, kind, happened_on, detail, import_id)
        select gen_random_uuid(), location_id, 'rating down', rated_on, '{"from": "Good", "to": "Inadequate"}', gen_random_uuid()
          from cqc.standing where rating = 'Inadequate' limit 3`.execute(db.owner);
      const found = await sql<typeof ids>`
        select l.location_id as "locationId", l.provider_id as "providerId",
               (select o.location_id::text from market.own_location o limit 1) as "ownId",
               (select f.location_id from cqc.location f where f.registration_status <> 'Registered' limit 1) as "formerId"
          from cqc.location l join risk.assessment a using (location_id) order by a.score desc limit 1`.execute(db.owner);
      Object.assign(ids, found.rows[0]);
    }, 240_000);
    afterAll(() => app?.close());

    /** Addresses that between them ask every operation, in every manner that it has. */
    const addresses = (): string[] => [
      '/services', '/services?limit=3', '/services?q=hous&rating=Good&rating=Not%20rated&rag=Green',
      '/services?scope=everywhere&registered=former', '/services?as-at=2024-03-01&limit=200', '/services?operating=yes&contracted=unknown',
      '/services?scope=everywhere&registered=all&as-at=2019-01-01&rating=Good&la=Harrowmere', '/services?scope=placements&as-at=2024-01-01', '/services?la=Harrowmere&type=Nursing%20home',
      `/services?provider=${ids.providerId}&scope=everywhere`, '/services?scope=placements', '/services?q=zzzznothing',
      `/services/${ids.locationId}`, `/services/${ids.ownId}`, `/services/${ids.formerId}`,
      `/services/${ids.locationId}/ratings`, `/services/${ids.ownId}/ratings`, `/services/${ids.formerId}/ratings`,
      `/services/${ids.locationId}/risk`, `/services/${ids.locationId}/risk?as-at=2026-11-16`,
      `/services/${ids.locationId}/risk?as-at=2020-06-01`, `/services/${ids.locationId}/risk?as-at=1999-01-01`,
      `/services/${ids.ownId}/risk`, `/services/${ids.formerId}/risk`,
      '/providers', '/providers?limit=2&scope=everywhere', '/providers?q=care', `/providers/${ids.providerId}`,
      '/ratings/changes', '/ratings/changes?since=2020-01-01&limit=2', '/ratings/changes?kind=registered&scope=everywhere',
      '/ratings/changes?since=2099-01-01',
      `/services/${ids.locationId}/returns`, '/look-up?q=house', '/look-up?q=zzzznothing', '/extracts/latest', '/reviews/2026-11',
      '/figures', '/me',
      ...['cqc.rating-distribution', 'cqc.rating-age', 'cqc.not-inspected-since', 'cqc.rating-movement', 'market.services',
        'risk.rag-distribution', 'quality.beds-differ'].flatMap((id) => [`/figures/${id}`, `/figures/${id}/records?limit=5`]),
      '/figures/cqc.rating-distribution?by=provider&as-at=2024-03-31&la=*', '/figures/cqc.rating-movement?from=2024-01-01',
      '/figures/market.services/records?row=only:operational&limit=1',
    ]; // prettier-ignore

    it('answers every operation as it is described, each with at most 8 queries', async () => {
      const asked = new Set<string>();
      for (const url of addresses()) {
        let answer: LightMyRequestResponse | undefined;
        const queries = await get().queriesOf(async () => {
          answer = await ask(url, token);
        });
        expect(answer!.statusCode, `${url}: ${answer!.body.slice(0, 500)}`).toBe(200);
        expectDescribed(url, answer!);
        expect(queries.length, url).toBeLessThanOrEqual(MOST_QUERIES);
        asked.add(pathOf(url));
      }
      expect([...asked].sort()).toEqual(reading.map(([path]) => path).sort());
    }, 120_000);

    it('gives the same services as the Services list, with their colours and local facts', async () => {
      const all: { risk: { rag: string } | null; local: { contracted: boolean | null } }[] = [];
      for (let next: string | null = '/services?limit=200'; next !== null; ) {
        const page: { services: typeof all; next: string | null } = (await ask(next, token)).json();
        all.push(...page.services);
        next = page.next;
      }
      const figure = (await ask('/figures/market.services', token)).json<{ denominator: number }>();
      expect(all.length).toBeGreaterThanOrEqual(figure.denominator);
      expect(new Set(all.map(({ risk }) => risk?.rag ?? 'none')).size).toBeGreaterThan(2);
      expect(all.some(({ local }) => local.contracted === true)).toBe(true);
    });

    it('opens every number of a figure: its records are as many as it says', async () => {
      for (const id of ['cqc.rating-distribution', 'cqc.rating-movement', 'market.services', 'risk.rag-distribution']) {
        const { rows } = (await ask(`/figures/${id}`, token)).json<{ rows: { numerator: number; records: string }[] }>();
        expect(rows.length).toBeGreaterThan(0);
        for (const { numerator, records } of rows) {
          const opened = (await ask(records, token)).json<{ total: number }>();
          expect(opened.total, records).toBe(numerator);
        }
      }
    });

    it('says on a past day what stood on it, and of the colour what was on record', async () => {
      const { rows } = await sql<{ locationId: string; rating: string | null }>`
        select location_id as "locationId", rating from cqc.published_standing_as_at('2021-06-01') where registered and rating is not null
         order by location_id limit 200`.execute(get().db.owner);
      const page = (await ask('/services?scope=everywhere&as-at=2021-06-01&limit=200&la=Harrowmere', token)).json<{
        services: { locationId: string; rating: { overall: string | null } | null }[];
      }>();
      const stood = new Map(rows.map(({ locationId, rating }) => [locationId, rating]));
      const compared = page.services.filter(({ locationId }) => stood.has(locationId));
      expect(compared.length).toBeGreaterThan(50);
      for (const { locationId, rating } of compared) expect(rating?.overall).toBe(stood.get(locationId));
      const risk = (await ask(`/services/${ids.locationId}/risk?as-at=2020-06-01`, token)).json<{ basis: string }>();
      expect(risk.basis).toBe('worked out again');
    });

    it('has strong entity tags: the same again is 304 without a body, and HEAD is GET without one', async () => {
      for (const url of addresses().slice(0, 12)) {
        const first = await ask(url, token);
        const tag = String(first.headers.etag);
        expect(tag).toMatch(/^"[\w-]{27}"$/);
        expect(first.headers['cache-control']).toBe('private, no-cache');
        const again = await ask(url, token, { 'if-none-match': `"other", W/${tag}` });
        expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
        const changed = await ask(url, token, { 'if-none-match': '"other"' });
        expect(changed.statusCode).toBe(200);
        const head = await ask(url, token, {}, 'HEAD');
        expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', tag]);
        expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(first.body));
      }
    });

    it('links to the next page in the header as in the body', async () => {
      const page = await ask('/services?limit=1', token);
      const { next } = page.json<{ next: string }>();
      expect(page.headers.link).toBe(`<${next}>; rel="next"`);
      expect((await ask('/services?q=zzzznothing', token)).headers.link).toBeUndefined();
    });

    it('lets no method but GET and HEAD through where it is read', async () => {
      for (const [path] of reading) {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
          const answer = await ask(path.replace(/\{\w+\}/g, 'x'), token, { 'content-type': 'text/odd' }, method);
          expect([answer.statusCode, answer.headers.allow], `${method} ${path}`).toEqual([405, 'GET, HEAD']);
          expectDescribed(path, answer);
        }
      }
    });

    it('answers nothing but JSON, and says so', async () => {
      for (const accept of ['text/html', 'application/xml;q=0.9, text/*', 'application/json;q=0']) {
        const answer = await ask('/me', token, { accept });
        expect(answer.statusCode, accept).toBe(406);
        expectDescribed('/me', answer);
      }
      for (const accept of ['application/json', 'text/html, */*;q=0.1', 'application/*', ''])
        expect((await ask('/me', token, { accept })).statusCode, accept).toBe(200);
    });

    it('says of an address that nothing is at, in JSON too', async () => {
      for (const url of ['/nothing', '/services/a/b/c', '/api', '/api/v2/services']) {
        const answer = await ask(url, token);
        expect(answer.statusCode, url).toBe(404);
        expectDescribed(url, answer);
      }
      for (const url of ['/services/none', '/services/none/ratings', '/services/none/risk', '/providers/none', '/figures/none']) {
        const answer = await ask(url, token);
        expect(answer.statusCode, url).toBe(404);
        expectDescribed(url, answer);
        expect(answer.json<{ detail: string }>().detail).toContain('none');
      }
    });

    it.each([
      ['/services?limit=0', 'limit', 'limit is "0": expected a whole number from 1 to 200.'],
      ['/services?limit=two', 'limit', 'limit is "two": expected a whole number from 1 to 200.'],
      ['/services?as-at=2024-02-30', 'as-at', 'as-at is "2024-02-30": expected a day from 1900-01-01 to 2099-12-31, written YYYY-MM-DD.'],
      ['/services?as-at=2026-11-17', 'as-at', 'as-at is "2026-11-17": expected a day up to today, 2026-11-16.'],
      ['/services?scope=everywhere&as-at=2024-01-01', 'as-at', 'expected la or provider beside it, where it is asked everywhere.'],
      ['/services?rating=Goood', 'rating', 'rating is "Goood": expected one of "Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated".'],
      ['/services?limit=1&limit=2', 'limit', 'limit is "1, 2": expected a whole number from 1 to 200, once.'],
      ['/services?officer=me', 'officer', 'officer is "me": expected an id, written as a UUID.'],
      ['/services?cursor=abc', 'cursor', 'cursor is "abc": expected the cursor of a `next` link, with the other parameters as they are in it.'],
      ['/services?page=2', 'page', 'There is no parameter "page" here: there are q, scope,'],
      ['/look-up', 'q', 'q is missing: expected plain text of 1 to 200 characters.'],
      ['/look-up?q=', 'q', 'q is "": expected plain text of 1 to 200 characters.'],
      ['/look-up?q=%20', 'q', 'expected plain text of 1 to 200 characters.'],
      ['/me?x=1', 'x', 'There is no parameter "x" here: there is none at all.'],
      ['/figures/market.services?from=2024-01-01', 'from', 'expected no such parameter: market.services is of one day.'],
      ['/figures/market.services?by=moon', 'by', 'expected one of "service-type", "setting", "local-authority", "provider".'],
      ['/figures/cqc.rating-movement?from=2026-11-10&as-at=2026-11-01', 'from', 'expected a day up to the other one, 2026-11-01.'],
      ['/figures/cqc.rating-distribution/records?row=colour:Red', 'row', 'expected column:value with a column of cqc.rating-distribution: group, rating.'],
    ])('refuses %s, naming %s, its value and what was expected', async (url, parameter, words) => {
      const answer = await ask(url, token);
      expect(answer.statusCode).toBe(400);
      expectDescribed(url, answer);
      const { errors, type } = answer.json<{ type: string; errors: { parameter: string; pointer: string; detail: string }[] }>();
      expect(type).toBe('urn:amberley:problem:invalid-request');
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ parameter, pointer: `#/query/${parameter}`, detail: expect.stringContaining(words) as string });
    });

    it('names every fault of a request at once', async () => {
      const { errors } = (await ask('/services?limit=0&as-at=soon&x=1', token)).json<{ errors: { parameter: string }[] }>();
      expect(errors.map(({ parameter }) => parameter).sort()).toEqual(['as-at', 'limit', 'x']);
    });

    it('asks the scope of every operation: a token with every other one gets 403 that names it', async () => {
      for (const [path, { get: { security } }] of reading) {
        const [needed] = security[0]!.token;
        if (needed === undefined) continue;
        const filled = path.replace('{locationId}', ids.locationId).replace('{providerId}', ids.providerId).replace('{month}', '2026-11');
        const url = path === '/look-up' ? `${filled}?q=house` : filled;
        for (const scope of ALL_SCOPES) {
          const answer = await ask(url, tokens.get(scope)!);
          expect(answer.statusCode, `${scope}: ${url}`).toBe(scope === needed ? 200 : 403);
          expectDescribed(url, answer);
          if (scope === needed) continue;
          expect(answer.json<{ scope: string }>().scope).toBe(needed);
          expect(answer.headers['www-authenticate']).toContain(`error="insufficient_scope", scope="${needed}"`);
        }
      }
    });

    it('asks the scope of every figure and its records', async () => {
      const { figures } = (await ask('/figures', token)).json<{ figures: { id: string; scope: string }[] }>();
      // some ask for more than any client holds: those are refused to each of them
      expect(figures.map(({ id }) => id)).toEqual(houseFigures().all().map(({ id }) => id));
      expect(figures.filter(({ scope }) => ALL_SCOPES.includes(scope)).length).toBeGreaterThan(10);
      for (const { id, scope: needed } of figures) {
        for (const scope of ALL_SCOPES) {
          for (const url of [`/figures/${id}`, `/figures/${id}/records`]) {
            const answer = await ask(url, tokens.get(scope)!);
            expect(answer.statusCode, `${scope}: ${url}`).toBe(scope === needed ? 200 : 403);
          }
        }
      }
    }, 120_000);

    it('leaves out of a service what the token may not see, and says which scope would bring it', async () => {
      const only = tokens.get('insight.read')!;
      const omitted = [{ member: 'risk', scope: 'risk.read' }, { member: 'local', scope: 'market.read' }];
      for (const url of ['/services?limit=5', `/services/${ids.locationId}`]) {
        const body = (await ask(url, only)).json<Record<string, unknown> & { services?: object[] }>();
        expect(body.omitted).toEqual(omitted);
        for (const record of body.services ?? [body]) {
          expect(record).not.toHaveProperty('risk');
          expect(record).not.toHaveProperty('local');
        }
      }
      for (const [filter, scope] of [
        ['rag=Red', 'risk.read'], ['locality=East', 'market.read'], ['operating=yes', 'market.read'], ['contracted=no', 'market.read'],
        ['officer=0193a1b2-0000-7000-8000-000000000001', 'market.read'], ['scope=placements', 'market.read'],
      ]) {
        const answer = await ask(`/services?${filter}`, only);
        expect([answer.statusCode, answer.json<{ scope: string }>().scope], filter).toEqual([403, scope]);
      }
    });

    it('gives its description to everybody', async () => {
      const answer = await ask('/openapi.json', null);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual(description);
      const again = await ask('/openapi.json', null, { 'if-none-match': String(answer.headers.etag) });
      expect(again.statusCode).toBe(304);
    });
  },
  { now: '2026-11-16T09:00:00Z', demonstration: true },
); // prettier-ignore
