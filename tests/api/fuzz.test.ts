import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { day } from '../../src/kernel/calendar-day.ts';
import { saveRegistrations } from '../../src/modules/insight/tests/register-fixture.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { apiServer, expectDescribed, makeToken, passingClock, reading, type Ask } from './support.ts';

const TODAY = day('2026-11-16');
const RUNS = 400;

/** Text of every kind that an address can carry, and some that were trouble elsewhere. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 250 }),
  fc.constantFrom(
    "'; drop table cqc.location; --", '%', '_', '\\', '\u0000', '%00', '-1', '0', '1e9', '99999999999999999999', '2024-02-30', '2023-06-01',
    '0000-00-00', '1900-01-01', '2099-12-31', '../../etc/passwd', '*', '', ' ', '{}', '[]', 'null', 'NaN', '__proto__', 'constructor', 'rating:Good',
    'group:All', 'only:n', '1-100', 'cqc.rating-movement', 'Infinity', '\u202e', '😀', 'ﬁ', 'A'.repeat(3000),
  ),
); // prettier-ignore

describeOnBothDatabases('the API, whatever it is asked', (get) => {
  let app: FastifyInstance;
  let ask: Ask;
  let token: string;

  beforeAll(async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await saveRegistrations(tx, TODAY, [
        { id: '1-100', providerId: '2-1', judgements: [{ on: '2025-01-05', rating: 'Good' }] },
        { id: '1-200', judgements: [{ on: '2022-01-05', rating: 'Inadequate' }] },
      ]);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    await sql`insert into cqc.search select location_id, lower(name) from cqc.location`.execute(db.owner);
    ({ app, ask } = await apiServer(get(), passingClock('2026-11-16T09:00:00Z')));
    ({ token } = await makeToken(get()));
  });
  afterAll(() => app?.close());

  const paths = reading;
  const names = [...new Set(paths.flatMap(([, { get: { parameters } }]) => parameters.map(({ name }) => name))), 'x', '__proto__'];
  const known = paths.flatMap(([, { get: { parameters } }]) => parameters.flatMap(({ schema }) => {
    const items = schema.items as { enum?: string[] } | undefined;
    return schema.enum ?? items?.enum ?? [];
  })); // prettier-ignore
  const values = fc.oneof(texts, fc.constantFrom(...known, '2024-03-01', '5'));
  const ids = fc.oneof({ weight: 2, arbitrary: fc.constantFrom('1-100', '1-200', '2-1', 'cqc.rating-distribution', 'risk.rag-distribution', 'quality.beds-differ') }, texts);

  /** The same for an address that may be in no path of the description. */
  async function holdsAny(url: string): Promise<void> {
    const answer = await ask(url, token);
    expect(answer.statusCode, url).toBeLessThan(500);
    if (answer.statusCode !== 200) expectDescribed('/me', answer);
  }

  /** Never a fault of ours; and whatever it is, as it is described. */
  async function holds(url: string, headers: Record<string, string> = {}): Promise<number> {
    const answer = await ask(url, token, headers);
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
    if (answer.statusCode !== 304) expectDescribed(url, answer);
    return answer.statusCode;
  }

  it('answers every parameter of every operation with what it describes, and never with a fault', async () => {
    const seen = new Map<number, number>();
    for (const [path] of paths) {
      await fc.assert(
        fc.asyncProperty(ids, fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 4 }), async (id, query) => {
          const search = new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()])).toString();
          const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(id.toWellFormed()) || 'x');
          const url = `${filled}?${search}`;
          const answer = await ask(url, token);
          expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
          seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
          // An id may be '..' or the like, and the address another one.
          if (answer.statusCode === 200 && !/^\.*$/.test(id)) expectDescribed(`${path}?${search}`, answer);
          else if (answer.statusCode !== 200) expectDescribed('/me', answer);
        }),
        { numRuns: Math.ceil(RUNS / paths.length) },
      );
    }
    expect(seen.get(400)).toBeGreaterThan(50);
    expect(seen.get(200)).toBeGreaterThan(10);
  }, 240_000);

  it('asks each parameter by itself with its own words and others', async () => {
    for (const [path, { get: { parameters } }] of paths) {
      for (const { name, in: where } of parameters.filter(({ in: each }) => each === 'query')) {
        expect(where).toBe('query');
        await fc.assert(
          fc.asyncProperty(values, async (value) => {
            const filled = path.replace('{locationId}', '1-100').replace('{providerId}', '2-1').replace('{id}', 'cqc.rating-distribution');
            await holds(`${filled}?${new URLSearchParams([[name, value.toWellFormed()]])}`);
          }),
          { numRuns: 12 },
        );
      }
    }
  }, 240_000);

  it('stands bytes that are no text, and headers of every kind', async () => {
    for (const raw of ['%', '%zz', '%ff', '%c0%80', '%ed%a0%80', '%00', '?', '?&&&', '?q=%', '?q=%ff', '?q=%00', '?=', '?q[]=1', '?q[a]=1', '?limit=%31'])
      for (const path of ['/services', '/services/1-100/'])
        await holdsAny(`${path}${raw}`);
    const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('accept', 'if-none-match', 'cookie', 'content-type', 'range'), printable, async (name, value) => {
        await holds('/me', { [name]: value });
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(printable, async (authorization) => {
        const answer = await ask('/me', null, { authorization });
        expect([401, 429]).toContain(answer.statusCode);
        expectDescribed('/me', answer);
      }),
      { numRuns: 100 },
    );
  });

  it('takes no cursor but its own', async () => {
    const { next } = (await ask('/services?limit=1&scope=everywhere', token)).json<{ next: string }>();
    const cursor = new URL(next, 'http://x').searchParams.get('cursor')!;
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom('A', 'b', '-', '0'), async (at, letter) => {
        const bent = `${cursor.slice(0, at)}${letter}${cursor.slice(at + 1)}`;
        const answer = await ask(`/services?limit=1&scope=everywhere&cursor=${bent}`, token);
        expect(answer.statusCode).toBe(bent === cursor ? 200 : 400);
      }),
      { numRuns: 60 },
    );
    expect((await ask(next.replace('scope=everywhere', 'scope=area'), token)).statusCode).toBe(400);
  });
}); // prettier-ignore
