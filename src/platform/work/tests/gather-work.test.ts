import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day, type Day } from '../../../kernel/calendar-day.ts';
import { gatherWork, type WorkReader, type WorkSource } from '../index.ts';

interface Row {
  words: string;
  day: Day;
  n: number;
  worse: boolean;
  locationId: string | null;
}

const reader = (...permissions: string[]): WorkReader => ({
  may: (permission) => permissions.includes(permission),
  accountId: '',
  locationIds: ['1-1', '1-2'],
  since: new Date(0),
  today: day('2026-11-16'),
});

/** Says a line of each service of the reader, the last one first, and remembers the rows that it was given. */
function sourceOf(permission: string, given: Row[][] = []): WorkSource<Row> {
  return {
    name: `of ${permission}`,
    permission,
    rows: ({ locationIds }) => sql<Row>`
      select ${permission}::text as words, date '2026-11-20' as day, 2::bigint as n, true as worse, id as "locationId"
        from unnest(${[...locationIds]}::text[]) id order by id desc limit 2`,
    items: (rows, { today }) => {
      given.push([...rows]);
      return rows.map(({ words, locationId, day }) => ({
        state: day < today ? 'overdue' : 'due',
        words,
        locationId,
        day,
        href: '/',
      }));
    },
  };
}

describeOnBothDatabases('work', (get) => {
  const gather = (who: WorkReader, sources: WorkSource[]) =>
    get().db.within(get().scope, (tx) => gatherWork(tx, who, sources));

  it('is asked of every source in one query, and kept in the order of each', async () => {
    const sources = ['a', 'b', 'c'].map((name) => sourceOf(name));
    let due: string[] = [];
    const queries = await get().queriesOf(async () => {
      const desk = await gather(reader('a', 'b', 'c'), sources);
      due = desk.due.map(({ words, locationId }) => `${words} ${locationId}`);
    });
    expect(queries.filter((text) => text.includes('unnest'))).toHaveLength(1);
    expect(due).toEqual(['a 1-2', 'a 1-1', 'b 1-2', 'b 1-1', 'c 1-2', 'c 1-1']);
  });

  it('reaches a source as text, numbers and nothing, each as it is', async () => {
    const given: Row[][] = [];
    await gather(reader('a'), [sourceOf('a', given)]);
    expect(given).toEqual([
      [
        { words: 'a', day: '2026-11-20', n: 2, worse: true, locationId: '1-2' },
        { words: 'a', day: '2026-11-20', n: 2, worse: true, locationId: '1-1' },
      ],
    ]);
  });

  it('comes from no source whose permission the reader lacks: it is not even asked', async () => {
    const desk = await gather(reader('b'), [
      { name: 'broken', permission: 'a', rows: () => sql`select nothing from nowhere`, items: () => [] },
      sourceOf('b'),
    ]);
    expect(desk.due.map(({ words }) => words)).toEqual(['b', 'b']);
    expect(await gather(reader(), [sourceOf('b')])).toEqual({
      escalated: [],
      overdue: [],
      due: [],
      changed: [],
    });
  });

  it('is empty where a source has nothing to say', async () => {
    const desk = await gather({ ...reader('a'), locationIds: [] }, [sourceOf('a')]);
    expect(desk.due).toEqual([]);
  });
});
