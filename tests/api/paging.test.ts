import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { apiServer, expectDescribed, makeToken, passingClock, type Ask } from './support.ts';

/** What is written between two pages of a walk. */
type Write = { kind: 'add'; n: number } | { kind: 'rename'; n: number } | { kind: 'rate'; n: number };

const writes = fc.array(
  fc.record({
    kind: fc.constantFrom('add' as const, 'rename' as const, 'rate' as const),
    n: fc.integer({ min: 0, max: 999 }),
  }),
  { maxLength: 3 },
);

describeOnBothDatabases('a walk through a list, while others write', (get) => {
  let app: FastifyInstance;
  let ask: Ask;
  let token: string;

  beforeAll(async () => {
    ({ app, ask } = await apiServer(get(), passingClock('2026-11-16T09:00:00Z')));
    ({ token } = await makeToken(get()));
  });
  afterAll(() => app?.close());
  beforeEach(async () => {
    await sql`truncate cqc.location, cqc.provider, cqc.standing, cqc.search, cqc.movement, cqc.rating_event`.execute(get().db.owner);
    for (let n = 0; n < 12; n++) await apply({ kind: 'add', n: n * 80 });
  });

  async function apply({ kind, n }: Write): Promise<void> {
    const { owner } = get().db;
    const id = `1-${n}`;
    if (kind === 'rename') await sql`update cqc.location set name = ${`Renamed ${n}`} where location_id >= ${id}`.execute(owner);
    else if (kind === 'rate') await sql`update cqc.standing set rating = 'Inadequate' where location_id >= ${id}`.execute(owner);
    else {
      await sql`insert into cqc.provider (provider_id, name) values (${`2-${n}`}, ${`Provider ${n}`}) on conflict do nothing`.execute(owner);
      await sql`
        insert into cqc.location (location_id, provider_id, name, sector, local_authority, leading_category, service_types, registration_status, registration_date)
        values (${id}, ${`2-${n}`}, ${`Service ${(n * 7919) % 1000}`}, 'Social Care Org', 'Oldham', 'Home care', '{}', 'Registered', '2015-01-05')
        on conflict do nothing`.execute(owner);
      await sql`insert into cqc.standing (location_id, rating, rated_on) values (${id}, 'Good', '2024-01-01') on conflict do nothing`.execute(owner);
      await sql`insert into cqc.search (location_id, words) values (${id}, ${`service ${id}`}) on conflict do nothing`.execute(owner);
    }
  }

  /** Ids in the order in which a walk met them, with writes between its pages. */
  async function walk(first: string, idsOf: (body: never) => string[], between: readonly Write[][]): Promise<string[]> {
    const met: string[] = [];
    let next: string | null = first;
    for (let page = 0; next !== null; page++) {
      const answer = await ask(next, token);
      expect(answer.statusCode, answer.body).toBe(200);
      expectDescribed(next, answer);
      met.push(...idsOf(answer.json<never>()));
      next = answer.json<{ next: string | null }>().next;
      for (const write of between[page] ?? []) await apply(write);
      expect(page).toBeLessThan(2000);
    }
    return met;
  }

  const LISTS = [
    ['/services', (body: { services: { locationId: string }[] }) => body.services.map(({ locationId }) => locationId), 'cqc.location', 'location_id'],
    ['/services?q=service', (body: { services: { locationId: string }[] }) => body.services.map(({ locationId }) => locationId), 'cqc.location', 'location_id'],
    ['/services?q=servcie', (body: { services: { locationId: string }[] }) => body.services.map(({ locationId }) => locationId), 'cqc.location', 'location_id'],
    ['/providers', (body: { providers: { providerId: string }[] }) => body.providers.map(({ providerId }) => providerId), 'cqc.location', 'provider_id'],
    ['/figures/market.services/records', (body: { records: { locationId: string }[] }) => body.records.map(({ locationId }) => locationId), 'cqc.location', 'location_id'],
  ] as const;

  it.each(LISTS)('%s meets everything that was there from its beginning, once, in order', async (url, idsOf, table, column) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.array(writes, { maxLength: 6 }), async (limit, between) => {
        const before = await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)}`.execute(get().db.owner);
        const first = `${url}${url.includes('?') ? '&' : '?'}limit=${limit}`;
        const met = await walk(first, idsOf as (body: never) => string[], between);
        expect(new Set(met).size).toBe(met.length);
        expect(before.rows.map(({ id }) => id).filter((id) => !met.includes(id))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('the feed of changes tells each once, and goes on where it stopped when more comes', async () => {
    const { owner } = get().db;
    let minute = 0;
    const record = async (n: number) => {
      minute += 1;
      // Several of one import have one moment; moments have more digits than a program's clock.
      await sql`
        insert into cqc.movement (movement_id, location_id, kind, happened_on, detail, import_id, recorded_at)
        select gen_random_uuid(), '1-0', 'rating up', '2026-01-01', '{"from": "Good", "to": "Outstanding"}', ${newId()},
               timestamptz '2026-01-01 00:00:00.123456Z' + ${minute} * interval '1 microsecond'
          from generate_series(1, ${n}::int)`.execute(owner);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 8 }),
        async (steps) => {
          await sql`truncate cqc.movement`.execute(owner);
          let next = '/ratings/changes?since=2025-12-31';
          const met: string[] = [];
          const read = async (limit: number) => {
            const answer = await ask(`${next}&limit=${limit}`.replace(/&limit=\d+(?=.*&limit=)/, ''), token);
            expectDescribed(next, answer);
            const body = answer.json<{ changes: { id: string }[]; next: string; more: boolean }>();
            met.push(...body.changes.map(({ id }) => id));
            next = body.next;
            return body;
          };
          for (const [added, limit] of steps) {
            await record(added);
            await read(limit);
          }
          for (let body = await read(3); body.more; ) body = await read(3);
          const all = await sql<{ id: string }>`
            select movement_id as id from cqc.movement order by recorded_at, movement_id`.execute(owner);
          expect(met).toEqual(all.rows.map(({ id }) => id));
        },
      ),
      { numRuns: 15 },
    );
  });
}); // prettier-ignore
