import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';

describeOnBothDatabases('columns read', (get) => {
  it('the same from both databases', async () => {
    const { db, scope } = get();
    const { rows } = await db.within(scope, (tx) =>
      sql`select date '2024-02-29' as day, timestamptz '2024-07-01 12:00+01' as instant, 7::int8 as big, 12.50::numeric as amount,
        count(*) as n, sum(x) as total, avg(x) as mean, 1.5::float8 as real, true as yes, null::date as nothing,
        '{"a": [1, null]}'::jsonb as json, array['a', null, 'c d'] as texts, array[date '2024-01-01'] as days,
        array[1, 2]::int8[] as bigs, array[1.5]::numeric[] as amounts, '\\x00ff'::bytea as bytes,
        '0190c2b4-0000-7000-8000-000000000000'::uuid as id
        from (values (1), (2)) as v (x)`.execute(tx),
    );
    expect(rows).toEqual([
      {
        day: '2024-02-29',
        instant: new Date('2024-07-01T11:00:00Z'),
        big: 7,
        amount: 12.5,
        n: 2,
        total: 3,
        mean: 1.5,
        real: 1.5,
        yes: true,
        nothing: null,
        json: { a: [1, null] },
        texts: ['a', null, 'c d'],
        days: ['2024-01-01'],
        bigs: [1, 2],
        amounts: [1.5],
        bytes: Buffer.from([0, 255]),
        id: '0190c2b4-0000-7000-8000-000000000000',
      },
    ]);
  });

  it('a whole number too large for JavaScript as an error, not as another number', async () => {
    const { db } = get();
    await expect(sql`select 9007199254740993::int8`.execute(db.owner)).rejects.toThrow(
      'the bigint 9007199254740993 does not fit a number',
    );
    expect((await sql`select 1 as one`.execute(db.owner)).rows).toEqual([{ one: 1 }]);
  });

  it('names in order of code point where tests compare them', async () => {
    const { db } = get();
    const { rows } = await sql<{
      x: string;
    }>`select x from (values ('b'), ('A'), ('a'), ('É')) v (x) order by x`.execute(db.owner);
    expect(rows.map(({ x }) => x)).toEqual(['A', 'a', 'b', 'É']);
  });
});
