import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/calendar-day.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { saveRegistrations } from '../../src/modules/insight/tests/register-fixture.ts';
import { API_LIMITS } from '../../src/platform/api/limits.ts';
import { newId, type Clock } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { ALL_SCOPES, apiServer, expectDescribed, makeToken, reading, writing, type Ask } from './support.ts';

const TODAY = day('2026-11-16');
const MINUTE = 60_000;

describeOnBothDatabases('tokens of the API', (get) => {
  let app: FastifyInstance;
  let ask: Ask;
  let now: Date;
  const clock: Clock = { now: () => new Date(now), today: () => TODAY };
  const later = (ms: number) => (now = new Date(now.getTime() + ms));
  const token = (scopes?: readonly string[], more?: { days?: number; clientId?: string }) =>
    makeToken({ ...get(), clock }, scopes, more);

  beforeAll(async () => {
    now = new Date('2026-11-16T09:00:00Z');
    ({ app, ask } = await apiServer(get(), clock));
    await get().db.within(get().scope, async (tx) => {
      await saveRegistrations(tx, TODAY, [
        { id: '1-100', judgements: [{ on: '2025-01-05', rating: 'Good' }] },
        { id: '1-200', localAuthority: 'Bury', judgements: [{ on: '2025-01-05', rating: 'Inadequate' }] },
      ]);
    });
  });
  beforeEach(() => later(10 * MINUTE)); // every allowance is whole again
  afterAll(() => app?.close());

  const refused = async (given: string | null, headers?: Record<string, string>) => {
    const answer = await ask('/me', given, headers);
    expectDescribed('/me', answer);
    expect(answer.statusCode).toBe(401);
    return String(answer.headers['www-authenticate']);
  };

  it('lets a good one in, and tells what it is', async () => {
    const { token: good, clientId, tokenId } = await token(['cqc.read']);
    const answer = await ask('/me', good);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      client: { id: clientId },
      council: { id: get().authorityId, localAuthorities: ['Oldham'] },
      token: { id: tokenId, label: 'A test', scopes: [{ scope: 'cqc.read' }] },
    });
  });

  it('refuses a request without one, and a cookie is no token', async () => {
    expect(await refused(null)).toBe('Bearer realm="Amberley"');
    const browser = await signIn(get(), ['administrator']);
    expect(await refused(null, browser)).toBe('Bearer realm="Amberley"');
  });

  it('refuses what is no token, and a token with another secret', async () => {
    const { token: good } = await token();
    const other = `${good.slice(0, -4)}${good.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    for (const wrong of ['x', other, good.slice(0, -1), `${good}A`, good.toUpperCase(), 'a'.repeat(5000)])
      expect(await refused(wrong), wrong).toContain('error="invalid_token"');
    for (const authorization of ['Basic YTpi', 'Bearer', `Bearer ${good} ${good}`, ''])
      expect(await refused(null, { authorization }), authorization).toContain('Bearer realm="Amberley"');
  });

  it('takes the word Bearer in any case', async () => {
    const { token: good } = await token();
    expect((await ask('/me', null, { authorization: `bearer ${good}` })).statusCode).toBe(200);
  });

  it('lets none in from the moment at which it expires', async () => {
    const { token: short } = await token(ALL_SCOPES, { days: 1 });
    later(86_400_000 - 1);
    expect((await ask('/me', short)).statusCode).toBe(200);
    later(1);
    expect(await refused(short)).toMatch(/error="invalid_token", error_description="The token expired at 2026-/);
  });

  it('lets none in that was revoked, or whose client was switched off', async () => {
    const { token: first, clientId, tokenId } = await token();
    const { token: second } = await token(ALL_SCOPES, { clientId });
    await sql`update people.api_token set revoked_at = now() where token_id = ${tokenId}`.execute(get().db.owner);
    expect(await refused(first)).toContain('error_description="The token was revoked."');
    expect((await ask('/me', second)).statusCode).toBe(200);
    await get().db.within(get().scope, (tx) =>
      sql`update people.api_client set active = false where client_id = ${clientId}`.execute(tx));
    expect(await refused(second)).toContain('The client of this token was switched off.');
  });

  it('gives no scope that the role of API clients does not hold, whatever the token says', async () => {
    const { token: greedy } = await token(['cqc.read', 'people.administer', 'market.edit']);
    const { token: told } = (await ask('/me', greedy)).json<{ token: { scopes: { scope: string }[] } }>();
    expect(told.scopes.map(({ scope }) => scope)).toEqual(['cqc.read']);
  });

  it('keeps neither the token nor anything to make it from, and no hash in the trail', async () => {
    const { token: secret, tokenId } = await token();
    const bare = secret.split('_')[2]!;
    const kept = await sql<{ text: string; hash: string }>`
      select to_jsonb(t)::text as text, encode(token_hash, 'hex') as hash from people.api_token t where token_id = ${tokenId}`.execute(get().db.owner);
    expect(kept.rows[0]!.text).not.toContain(bare);
    const trail = await sql<{ action: string; text: string }>`
      select action, coalesce(new_row::text, '') as text from platform.audit_entry where row_id = ${tokenId}`.execute(get().db.owner);
    expect(trail.rows.map(({ action }) => action)).toEqual(['token made']);
    const whole = await sql<{ text: string }>`
      select string_agg(coalesce(old_row::text, '') || coalesce(new_row::text, ''), ' ') as text from platform.audit_entry`.execute(get().db.owner);
    expect(whole.rows[0]!.text).not.toContain(kept.rows[0]!.hash);
    expect(whole.rows[0]!.text).not.toContain(bare);
  });

  it('writes down its last use, once a minute', async () => {
    const { token: used, tokenId } = await token();
    const lastUse = async () =>
      (await sql<{ at: Date | null; address: string | null }>`
        select last_used_at as at, last_used_address as address from people.api_token where token_id = ${tokenId}`.execute(get().db.owner)).rows[0]!;
    expect(await lastUse()).toEqual({ at: null, address: null });
    await ask('/me', used);
    const first = await lastUse();
    expect(first).toEqual({ at: now, address: '127.0.0.1' });
    later(MINUTE - 1);
    expect(await get().queriesOf(() => ask('/me', used))).toHaveLength(1);
    expect(await lastUse()).toEqual(first);
    later(1);
    await ask('/me', used);
    expect((await lastUse()).at).toEqual(now);
  });

  it('acts in the audit trail under the name of its client', async () => {
    const { token: good } = await token(['risk.read']);
    // Reads write nothing; what a transaction of theirs would be called is asked of the database.
    const seen: string[] = [];
    const { db } = get();
    const within = db.within.bind(db);
    db.within = (scope, work) => {
      seen.push(`${scope.actor}: ${String(scope.permissions)}`);
      return within(scope, work);
    };
    await ask('/services/1-100/risk', good);
    db.within = within;
    expect(seen).toEqual([expect.stringMatching(/^API client System \d+: risk\.read$/)]);
  });

  describe('of two councils', () => {
    it('never show what the other knows: no local fact, no colour, no own service, no placement', async () => {
      const { db } = get();
      const other = await makeAuthority(db, ['Bury'], 'Other Council');
      const marks: Record<string, string> = { [get().authorityId]: 'OUR-MARK', [other]: 'THEIR-MARK' };
      for (const [authorityId, mark] of Object.entries(marks)) {
        await db.within({ authorityId, actor: 'tester' }, async (tx) => {
          await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, contracted, locality, note)
            select ${newId()}, ${authorityId}, id, date '2026-01-01', 'tester', true, ${mark}, ${mark} from unnest(array['1-100']) id`.execute(tx);
          await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, contracted, locality, note)
            values (${newId()}, ${authorityId}, '1-200', date '2026-01-01', 'tester', true, ${mark}, ${mark})`.execute(tx);
          await sql`insert into market.own_location (location_id, authority_id, name, service_type)
            values (${newId()}, ${authorityId}, ${`${mark} centre`}, 'Day service')`.execute(tx);
          await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
          await sql`update risk.assessment set why = ${mark} || why where authority_id = ${authorityId}`.execute(tx);
        });
      }
      const theirOwn = await sql<{ id: string }>`
        select location_id::text as id from market.own_location where authority_id = ${other}`.execute(db.owner);
      const { token: ours } = await token();
      const { token: theirs } = await makeToken({ db, clock, authorityId: other });
      const locations = ['1-100', '1-200'];
      const urls = [
        '/services', '/services?scope=everywhere&registered=all', '/services?locality=THEIR-MARK&locality=OUR-MARK', '/services?as-at=2026-11-15',
        ...locations.flatMap((id) => ['', '/ratings', '/risk', '/risk?as-at=2026-11-10'].map((part) => `/services/${id}${part}`)),
        '/providers', '/ratings/changes', '/me', '/figures/market.services', '/figures/market.services/records', '/figures/risk.rag-distribution/records',
      ]; // prettier-ignore
      let oursSeen = 0;
      for (const url of urls) {
        const [own, foreign] = [await ask(url, ours), await ask(url, theirs)];
        expect([own.statusCode, foreign.statusCode], url).toEqual([200, 200]);
        expect(own.body, url).not.toContain('THEIR-MARK');
        expect(foreign.body, url).not.toContain('OUR-MARK');
        if (own.body.includes('OUR-MARK') && foreign.body.includes('THEIR-MARK')) oursSeen++;
      }
      expect(oursSeen).toBeGreaterThanOrEqual(5);
      for (const part of ['', '/ratings', '/risk'])
        expect((await ask(`/services/${theirOwn.rows[0]!.id}${part}`, ours)).statusCode).toBe(404);
    });

    it('do not take each other’s cursors', async () => {
      const { db } = get();
      const { token: first } = await token();
      const { token: second } = await makeToken({ db, clock, authorityId: get().authorityId });
      const { next } = (await ask('/services?limit=1&scope=everywhere', first)).json<{ next: string }>();
      expect((await ask(next, first)).statusCode).toBe(200);
      expect((await ask(next, second)).statusCode).toBe(400);
      expect((await ask(next.replace('/services', '/providers').replace('limit=1', 'limit=2'), first)).statusCode).toBe(400);
    });
  });

  it('take a cursor on to the next token of the same client', async () => {
    const { token: first, clientId } = await token();
    const { token: second } = await token(ALL_SCOPES, { clientId });
    const { next } = (await ask('/ratings/changes', first)).json<{ next: string }>();
    expect((await ask(next, second)).statusCode).toBe(200);
  });

  it('are let in so often and no more; others are not held up, and time brings it back', async () => {
    const { token: busy } = await token();
    const { token: calm } = await token();
    for (let n = 1; n <= API_LIMITS.token.capacity; n++) {
      const answer = await ask('/me', busy);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['ratelimit-limit']).toBe('600');
      expect(answer.headers['ratelimit-remaining']).toBe(String(API_LIMITS.token.capacity - n));
    }
    const stopped = await ask('/me', busy);
    expect(stopped.statusCode).toBe(429);
    expectDescribed('/me', stopped);
    expect(stopped.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0', 'ratelimit-reset': '60' });
    expect((await ask('/me', calm)).statusCode).toBe(200);
    later(1000);
    expect((await ask('/me', busy)).statusCode).toBe(200);
  });

  it('stop an address that keeps showing bad ones, but for those that were good there before', async () => {
    const { token: known } = await token();
    const { token: unknown } = await token();
    expect((await ask('/me', known)).statusCode).toBe(200);
    for (let n = 0; n < API_LIMITS.failures.capacity; n++) expect((await ask('/me', 'nonsense')).statusCode).toBe(401);
    let answer = await ask('/me', 'nonsense');
    const asked = await get().queriesOf(async () => {
      answer = await ask('/me', unknown);
    });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('2');
    expectDescribed('/me', answer);
    expect(asked).toEqual([]);
    expect((await ask('/me', known)).statusCode).toBe(200);
    later(2000);
    expect((await ask('/me', unknown)).statusCode).toBe(200);
  });

  it('are asked for by every operation', async () => {
    for (const [path] of reading) {
      const answer = await ask(path.replace(/\{\w+\}/g, 'x'), null);
      expect(answer.statusCode, path).toBe(401);
      expectDescribed(path, answer);
      later(10_000);
    }
    for (const [path] of writing) {
      const answer = await ask(path, null, { 'content-type': 'application/json' }, 'POST', '{"a": ');
      expect(answer.statusCode, path).toBe(401);
      expectDescribed(path, answer);
      later(10_000);
    }
  });
}, { now: '2026-11-16T09:00:00Z' }); // prettier-ignore
