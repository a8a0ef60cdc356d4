import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/schema';
import { day } from '../../src/kernel/calendar-day.ts';
import { saveRegistrations } from '../../src/modules/insight/tests/register-fixture.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import {
  ALL_SCOPES,
  apiServer,
  description,
  expectDescribed,
  makeToken,
  passingClock,
  writing,
  type Ask,
} from './support.ts';

const TODAY = day('2026-11-16');
const HEARD = { locationId: '1-100', kind: 'safeguarding', title: 'Two falls at night', severity: 4 };

interface Stored {
  locationId: string | null;
  kind: string;
  channel: string;
  state: string;
  confidentiality: string;
  severity: number;
  receivedOn: string;
  title: string;
  account: string;
  by: string;
}

describe('the description of what writes', () => {
  it.each(writing)('tells of %s what a program must know, with examples that fit', (_path, { post }) => {
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '409', '413', '415', '429', '500']),
    );
    for (const { schema, example } of [
      post.requestBody!.content['application/json']!,
      post.responses['201']!.content!['application/json']!,
    ]) {
      const [, errors] = Compile({ ...schema, components: description.components }).Errors(example);
      expect(errors).toEqual([]);
    }
  });
});

describeOnBothDatabases('recording what was heard by the API', (get) => {
  let app: FastifyInstance;
  let ask: Ask;
  let token: string;

  beforeAll(async () => {
    const { db, authorityId } = get();
    await db.within({ authorityId, actor: 'tester', permissions: 'all' }, async (tx) => {
      await saveRegistrations(tx, TODAY, [
        { id: '1-100', judgements: [{ on: '2025-01-05', rating: 'Good' }] },
        { id: '1-200', judgements: [{ on: '2022-01-05', rating: 'Inadequate' }] },
      ]);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    await sql`update cqc.location set registration_status = 'Deregistered', deregistration_date = '2026-05-04'
      where location_id = '1-200'`.execute(db.owner);
    ({ app, ask } = await apiServer(get(), passingClock('2026-11-16T09:00:00Z')));
    ({ token } = await makeToken(get(), ['intelligence.record']));
  });
  afterAll(() => app?.close());
  beforeEach(() => sql`truncate intelligence.event, platform.api_answer cascade`.execute(get().db.owner));

  const post = (body: unknown, headers: Record<string, string> = {}, by = token) =>
    ask('/intelligence', by, { 'content-type': 'application/json', ...headers }, 'POST', typeof body === 'string' ? body : JSON.stringify(body));
  const stored = async () =>
    (await sql<Stored>`
      select e.location_id as "locationId", e.kind, e.channel, e.state, e.confidentiality, e.severity, e.received_on as "receivedOn",
             n.title, n.account, e.recorded_by as by
        from intelligence.event e join intelligence.narrative n using (event_id) order by e.recorded_at, e.event_id`.execute(get().db.owner)).rows;

  it('puts it into the inbox, restricted, and answers 201 with its address and id', async () => {
    const answer = await post({ ...HEARD, account: 'Nobody came when the bell rang.' });
    expect(answer.statusCode, answer.body).toBe(201);
    expectDescribed('/intelligence', answer);
    const { eventId, notes } = answer.json<{ eventId: string; notes: string[] }>();
    expect(answer.headers.location).toBe(`/intelligence/${eventId}`);
    expect(notes).toEqual([]);
    expect(await stored()).toMatchObject([
      {
        locationId: '1-100', kind: 'safeguarding', channel: 'api', state: 'new', confidentiality: 'restricted', severity: 4,
        receivedOn: '2026-11-16', title: 'Two falls at night', account: 'Nobody came when the bell rang.',
      },
    ]);
    expect((await stored())[0]!.by).toMatch(/^API client System \d+$/);
  });

  it('keeps a whistleblowing concern for those who may see it, and never lets it be open', async () => {
    expect((await post({ ...HEARD, kind: 'whistleblowing' })).statusCode).toBe(201);
    expect(await stored()).toMatchObject([{ confidentiality: 'whistleblower' }]);
    const open = await post({ ...HEARD, kind: 'whistleblowing', confidentiality: 'open' });
    expect(open.statusCode).toBe(400);
    expect(open.json<{ errors: unknown[] }>().errors).toMatchObject([{ pointer: '#/body/confidentiality' }]);
  });

  it('takes what is heard of no service yet, and of a closed one with a note', async () => {
    const { locationId: _none, ...nowhere } = HEARD;
    expect((await post(nowhere)).json<{ notes: string[] }>().notes).toEqual([]);
    const closed = await post({ ...HEARD, locationId: '1-200' });
    expect(closed.statusCode).toBe(201);
    expect(closed.json<{ notes: string[] }>().notes).toEqual([
      expect.stringMatching(/ is closed since 2026-05-04; it was recorded all the same\.$/) as string,
    ]);
    expect((await stored()).map(({ locationId }) => locationId).sort()).toEqual(['1-200', null]);
  });

  it.each([
    ['no title', { title: undefined }, 'title', 'title is missing: expected plain text of 1 to 200 characters.'],
    ['a title of spaces', { title: '   ' }, 'title', 'expected plain text of 1 to 200 characters'],
    ['a severity as text', { severity: '4' }, 'severity', 'severity is "4": expected a whole number from 1 to 5.'],
    ['a severity out of bounds', { severity: 6 }, 'severity', 'expected a whole number from 1 to 5'],
    ['an unknown kind', { kind: 'gossip' }, 'kind', 'kind is "gossip": expected one of "whistleblowing", "safeguarding"'],
    ['an unknown service', { locationId: '1-999' }, 'locationId', 'locationId is "1-999": expected the id of a service'],
    ['a day that is none', { occurredOn: '2026-02-30' }, 'occurredOn', 'expected a day from 1900-01-01 to 2099-12-31'],
    ['a day to come', { receivedOn: '2026-11-17' }, 'receivedOn', 'expected a day up to today, 2026-11-16'],
    ['heard before it happened', { receivedOn: '2026-11-01', occurredOn: '2026-11-02' }, 'occurredOn', 'expected a day up to the one on which it was heard, 2026-11-01'],
    ['a field that is none', { whistleblower: 'Jo' }, 'whistleblower', 'There is no field "whistleblower" here'],
    ['themes that are no list', { themes: 'falls' }, 'themes', 'expected a list of at most 20, each plain text'],
    ['a NUL', { account: 'a\u0000b' }, 'account', 'expected plain text'],
    ['half a character', { source: '\ud800' }, 'source', 'expected plain text'],
    ['null', { account: null }, 'account', 'account is "null"'],
  ])('refuses %s, naming the field', async (_what, bent, field, words) => {
    const answer = await post({ ...HEARD, ...bent });
    expect(answer.statusCode).toBe(400);
    expectDescribed('/intelligence', answer);
    const { errors } = answer.json<{ errors: { parameter: string; pointer: string; detail: string }[] }>();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ parameter: field, pointer: `#/body/${field}`, detail: expect.stringContaining(words) as string });
    expect(await stored()).toEqual([]);
  });

  it('refuses what is no JSON, no object, too large, or of another type', async () => {
    for (const body of ['', '{"title": ', '[]', '7', 'null', '{"__proto__": {"a": 1}}']) {
      const answer = await post(body);
      expect(answer.statusCode, body).toBe(400);
      expectDescribed('/intelligence', answer);
    }
    const large = await post({ ...HEARD, account: 'x'.repeat(300 * 1024) });
    expect(large.statusCode).toBe(413);
    expectDescribed('/intelligence', large);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
      const answer = await post(JSON.stringify(HEARD), { 'content-type': type });
      expect(answer.statusCode, type).toBe(415);
      expectDescribed('/intelligence', answer);
    }
  });

  it('asks its scope, and lets a token that only writes read nothing', async () => {
    const { token: reader } = await makeToken(get(), ALL_SCOPES);
    const refused = await post(HEARD, {}, reader);
    expect(refused.statusCode).toBe(403);
    expect(refused.json<{ scope: string }>().scope).toBe('intelligence.record');
    for (const url of ['/services', '/services/1-100']) expect((await ask(url, token)).statusCode).toBe(403);
  });

  it('takes no other method', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      const answer = await ask('/intelligence', token, {}, method);
      expect([answer.statusCode, answer.headers.allow], method).toEqual([405, 'POST']);
    }
  });

  describe('with an Idempotency-Key', () => {
    const key = { 'idempotency-key': 'case-system:4711' };

    it('records once, however often it is sent, and answers the same', async () => {
      const first = await post(HEARD, key);
      const again = await post({ severity: 4, title: 'Two falls at night', kind: 'safeguarding', locationId: '1-100' }, key);
      expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
      expect(await stored()).toHaveLength(1);
    });

    it('records once where it is sent twice at once', async () => {
      const answers = await Promise.all([post(HEARD, key), post(HEARD, key), post(HEARD, key)]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      expect(await stored()).toHaveLength(1);
    });

    it('says 409 to the same key with something else', async () => {
      await post(HEARD, key);
      const other = await post({ ...HEARD, severity: 5 }, key);
      expect(other.statusCode).toBe(409);
      expectDescribed('/intelligence', other);
      expect(await stored()).toHaveLength(1);
    });

    it('belongs to its client: another one has keys of its own', async () => {
      const { token: second } = await makeToken(get(), ['intelligence.record']);
      await post(HEARD, key);
      expect((await post(HEARD, key, second)).statusCode).toBe(201);
      expect(await stored()).toHaveLength(2);
    });

    it('is free again after a request that was refused, and after three days', async () => {
      expect((await post({ ...HEARD, locationId: '1-999' }, key)).statusCode).toBe(400);
      expect((await post(HEARD, key)).statusCode).toBe(201);
      await sql`update platform.api_answer set created_at = created_at - interval '3 days 1 hour'`.execute(get().db.owner);
      expect((await post({ ...HEARD, severity: 5 }, key)).statusCode).toBe(201);
      expect(await stored()).toHaveLength(2);
    });

    it('is refused where it is no key', async () => {
      for (const wrong of ['', 'a b', 'x'.repeat(256)]) {
        const answer = await post(HEARD, { 'idempotency-key': wrong });
        expect(answer.statusCode, wrong).toBe(400);
        expectDescribed('/intelligence', answer);
      }
    });
  });

  it('never answers with a fault of ours, whatever is sent, and keeps the text as it was', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('=1+1', "'; drop table intelligence.event; --", '<script>', '\\', '\u202e', '😀'));
    const values = fc.oneof(texts, fc.integer(), fc.constant(null), fc.array(texts, { maxLength: 3 }), fc.dictionary(texts, texts, { maxKeys: 2 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...Object.keys(HEARD), 'account', 'themes', 'occurredOn', 'source', 'x'), values), async (bent) => {
        const answer = await post({ ...HEARD, ...bent });
        expect([201, 400], answer.body).toContain(answer.statusCode);
        expectDescribed('/intelligence', answer);
      }),
      { numRuns: 120 },
    );
    const hostile = '=HYPERLINK("x")\n<b>&amp;</b> \\ \u202e😀';
    await post({ ...HEARD, account: hostile });
    expect((await stored()).at(-1)!.account).toBe(hostile);
  });

  it('changes the proposed colour in the same request', async () => {
    const rated = () =>
      sql<{ score: number }>`select score from risk.assessment where location_id = '1-100'`.execute(get().db.owner);
    const queries = await get().queriesOf(async () => {
      expect((await post(HEARD)).statusCode).toBe(201);
    });
    expect(queries.some((text) => text.includes('published_signal') || text.includes('risk.assessment'))).toBe(true);
    expect((await rated()).rows).toHaveLength(1);
  });
}); // prettier-ignore
