import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedTemplate } from '../../../../tests/support/database-templates.ts';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/databases.ts';
import { maintain, openEmbedded, type EmbeddedDatabase } from '../index.ts';
import { insideTransaction, oneConnection } from '../one-connection.ts';
import { asksForCopyRows, MessageReader, simpleQuery, withoutCopyIn } from '../protocol.ts';
import { freshFolder } from './processes/index.ts';

describe('the embedded database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    await embeddedTemplate();
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());

  it('gives its one connection to one piece of work after another', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        test.db.within(test.scope, async (tx) => {
          await sql`select pg_sleep(0.01)`.execute(tx);
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3]);
  });

  it('tells work that asks for a second connection inside its transaction to pass the first down', async () => {
    const held = {
      connect: () => new Promise<never>(() => undefined),
      end: () => Promise.resolve(),
    } as unknown as pg.Pool;
    const asking = insideTransaction(() => oneConnection(held, 50).connect());
    await expect(asking).rejects.toThrow(
      "A query waited 0.05 s for the embedded database's only connection, from inside a transaction: use the tx that `within` gives",
    );
  });

  it('has the settings that keep what is committed', async () => {
    const { rows } =
      await sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums`.execute(
        test.db.owner,
      );
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', checksums: 'on' }]);
  });

  it('answers large results whole', async () => {
    const { rows } = await sql<{
      n: number;
      x: string;
    }>`select n, repeat('é', 500) as x from generate_series(1, 20000) as n`.execute(test.db.owner);
    expect(rows.length).toBe(20_000);
    expect(rows.at(-1)).toEqual({ n: 20_000, x: 'é'.repeat(500) });
  });

  it('keeps its write-ahead log small, and its planner informed, without the servers that PostgreSQL has for it', async () => {
    const { owner } = test.db;
    await sql`create table public.much (n int primary key, words text)`.execute(owner);
    for (let i = 0; i < 6; i++) {
      await sql`insert into public.much select n, repeat('x', 1500) from generate_series(${i * 20_000}::int, ${i * 20_000 + 19_999}::int) n`.execute(
        owner,
      );
    }
    const { rows } = await sql<{ bytes: number }>`select sum(size) as bytes from pg_ls_waldir()`.execute(
      owner,
    );
    expect(rows[0]!.bytes).toBeLessThan(160 * 1024 * 1024);
    expect(await maintain(test.db)).toContain('public.much');
    expect(
      (
        await sql`select reltuples::int as rows from pg_class where oid = 'public.much'::regclass`.execute(
          owner,
        )
      ).rows,
    ).toEqual([{ rows: 120_000 }]);
    expect(await maintain(test.db)).not.toContain('public.much');
  });
});

describe('an answer that does not come', () => {
  it('is given up at the deadline; what was committed stays and the next query is answered', async () => {
    const db: EmbeddedDatabase = await openEmbedded({ dataDir: await freshFolder(), deadlineMs: 1_500 });
    await sql`create table public.kept as select 1 as one`.execute(db.owner);
    const stuck = db.owner.transaction().execute(async (tx) => {
      await sql`insert into public.kept values (2)`.execute(tx);
      await sql`select count(*) from generate_series(1, 1000000000) a`.execute(tx);
    });
    await expect(stuck).rejects.toThrow(
      'The embedded database gave no answer within 2 s; it is started anew',
    );
    expect((await sql`select one from public.kept`.execute(db.owner)).rows).toEqual([{ one: 1 }]);
    await db.close();
  });
});

describe('the messages of the protocol', () => {
  const startUp = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

  it('are cut whole, however the bytes were split on the way', () => {
    const texts = fc.array(fc.string(), { maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60)), (statements, cuts) => {
        const bytes = Buffer.concat([startUp, ...statements.map(simpleQuery)]);
        const reader = new MessageReader();
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const read = edges.slice(1).flatMap((edge, i) => reader.read(bytes.subarray(edges[i], edge)));
        expect(read.map(({ type }) => type)).toEqual(['', ...statements.map(() => 'Q')]);
        expect(Buffer.concat(read.map((message) => message.bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['copy t (a, b) from stdin', true],
    ['  COPY t\nFROM STDIN WITH (format csv)', true],
    ["copy t from '/a/file'", false],
    ['copy t to stdout', false],
    ["select 'copy t from stdin'", false],
  ])('%j asks for rows of COPY: %s', (statement, asks) => {
    expect(asksForCopyRows({ type: 'Q', bytes: simpleQuery(statement) })).toBe(asks);
  });

  it('lose the CopyInResponse that was given before', () => {
    const rest = Buffer.from('C...');
    expect(withoutCopyIn(Buffer.concat([Buffer.from([71, 0, 0, 0, 7, 0, 0, 0]), rest]))).toEqual(rest);
    expect(withoutCopyIn(rest)).toEqual(rest);
  });
});
