import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { copyLine, copyRows } from '../index.ts';

const COPY = 'copy public.loaded (n, words) from stdin';

describeOnBothDatabases('rows loaded by COPY', (get) => {
  beforeAll(() => sql`create table public.loaded (n int primary key, words text)`.execute(get().db.owner));
  beforeEach(() => sql`truncate public.loaded`.execute(get().db.owner));
  const loaded = async () =>
    (
      await sql<{ n: number; words: string | null }>`select n, words from public.loaded order by n`.execute(
        get().db.owner,
      )
    ).rows;

  it('arrive in several batches of one transaction, and are counted', async () => {
    const words = 'x'.repeat(100);
    const many = Array.from({ length: 100_000 }, (_, n) => copyLine([n, words]));
    const copied = await get()
      .db.owner.transaction()
      .execute((tx) => copyRows(tx, COPY, many));
    expect(copied).toBe(100_000);
    expect(
      (await sql`select count(*) as n, max(words) as words from public.loaded`.execute(get().db.owner)).rows,
    ).toEqual([{ n: 100_000, words }]);
  });

  it('of none are none', async () => {
    expect(await copyRows(get().db.owner, COPY, [])).toBe(0);
  });

  it('keep any text as it was', async () => {
    const text = fc.option(fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll('\0', '')));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), async (texts) => {
        await sql`truncate public.loaded`.execute(get().db.owner);
        await copyRows(
          get().db.owner,
          COPY,
          texts.map((words, n) => copyLine([n, words])),
        );
        expect(await loaded()).toEqual(texts.map((words, n) => ({ n, words })));
      }),
      { numRuns: 30 },
    );
    await copyRows(get().db.owner, COPY, [
      copyLine([1000, '\\N \\. \t\r\n']),
      copyLine([1001, '\\.']),
      copyLine([1002, null]),
    ]);
    expect((await loaded()).slice(-3).map(({ words }) => words)).toEqual(['\\N \\. \t\r\n', '\\.', null]);
  });

  it('that do not fit are an error that names the line, and none of them stay', async () => {
    const bad = copyRows(get().db.owner, COPY, [copyLine([1, 'good']), copyLine(['not a number', 'bad'])]);
    await expect(bad).rejects.toThrow('invalid input syntax for type integer: "not a number"');
    expect(await loaded()).toEqual([]);
  });

  it('into a table that is not there are an error, and the connection stays usable', async () => {
    await expect(copyRows(get().db.owner, 'copy public.nowhere from stdin', [copyLine([1])])).rejects.toThrow(
      'relation "public.nowhere" does not exist',
    );
    expect((await sql`select 1 as one`.execute(get().db.owner)).rows).toEqual([{ one: 1 }]);
  });

  it('are rolled back with the transaction they are in', async () => {
    const failing = get()
      .db.owner.transaction()
      .execute(async (tx) => {
        await copyRows(tx, COPY, [copyLine([1, 'one'])]);
        throw new Error('after the copy');
      });
    await expect(failing).rejects.toThrow('after the copy');
    expect(await loaded()).toEqual([]);
  });
});
