import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import { parseCursor } from '../cursor.ts';
import { readFilters } from '../filters.ts';
import { fetchChoices, prepareSearch, searchEntries } from '../search-entries.ts';

const ENTRIES = 40_000;

describeOnBothDatabases('the statements of the audit pages, on a long trail', (get) => {
  const other = newId();
  beforeAll(async () => {
    const { db, authorityId } = get();
    // Two councils of one installation, many people, rows as wide as real ones; one record of a hundred has much history.
    await sql`
      insert into platform.audit_entry
      select (array[${authorityId}, ${other}, 'shared'])[1 + n % 3], 1000 + n, timestamptz '2026-01-01' + n * interval '1 minute',
             'Person ' || n % 97 || ' (p' || n % 97 || '@example.org)',
             case when n % 500 = 0 then 'look' when n % 2 = 0 then 'insert' else 'update' end,
             'made.table_' || n % 13, (n % 400)::text, jsonb_build_object('a', repeat(md5(n::text), 8)), '{}', sha256('a'), sha256('b')
        from generate_series(1, ${ENTRIES}::int) n`.execute(db.owner);
    await sql`insert into platform.audit_entry
      select ${authorityId}, 1, now(), 'rare', 'delete', 'made.rare', 'rare', null, null, '', '' on conflict do nothing`.execute(
      db.owner,
    );
    await sql`vacuum analyze platform.audit_entry`.execute(db.owner);
  }, 120_000);

  /** How the database answered the statements that the work sends. */
  async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
    return get().db.within({ ...get().scope, permissions: ['audit.read'] }, async (tx) => {
      const statements: CompiledQuery[] = [];
      const keep: KyselyPlugin = {
        transformQuery: ({ node, queryId }) => {
          statements.push(tx.getExecutor().compileQuery(node, queryId));
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      await work(tx.withPlugin(keep));
      const plans = [];
      for (const statement of statements) {
        const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({
          ...statement,
          sql: `explain (analyze, timing off, costs off) ${statement.sql}`,
        });
        plans.push(...rows.map((row) => row['QUERY PLAN']));
      }
      return plans.join('\n');
    });
  }

  const search = (query: Record<string, string>) =>
    plansOf(async (tx) => {
      const { filters } = readFilters(query);
      const { tables } = await fetchChoices(tx);
      const prepared = await prepareSearch(tx, get().scope, filters, tables);
      await searchEntries(tx, prepared, parseCursor(query.before ?? ''), 51);
    });

  /** The most rows that any step of the plans gave on or threw away. */
  const mostRows = (plan: string) =>
    Math.max(
      ...[...plan.matchAll(/rows=(\d+(?:\.\d+)?) loops=(\d+)/g)].map(
        ([, rows, loops]) => Number(rows) * Number(loops),
      ),
      ...[...plan.matchAll(/Rows Removed by \w+(?: \w+)*: (\d+)/g)].map(([, rows]) => Number(rows)),
    );

  it.each([
    ['as it is', {}, 'audit_entry_time', 300],
    ['on a later page', { before: '1768000000000000-own-500' }, 'audit_entry_time', 300],
    ['of some days', { from: '2026-01-05', to: '2026-01-06' }, 'audit_entry_time', 300],
    ['of one person', { who: 'p7@' }, 'audit_entry_actor', 300],
    ['of many people', { who: 'person 1' }, 'audit_entry_actor', 2500],
    ['of a table', { table: 'made.table_3' }, 'audit_entry_table', 300],
    ['of a table on a day long ago', { table: 'made.table_3', to: '2026-01-02' }, 'audit_entry_table', 300],
    ['of a rare action', { action: 'delete' }, 'audit_entry_action', 300],
    ['of looks', { action: 'look' }, 'audit_entry_action', 300],
    ['of a record', { table: 'made.table_3', record: '81' }, 'audit_entry_row', 400],
    ['of a record whose table is not said', { record: '81' }, 'audit_entry_row', 400],
  ])('a search %s walks an index and reads little', async (_what, query, index, most) => {
    const plan = await search(query);
    expect(plan, plan).toContain(index);
    expect(plan, plan).not.toMatch(/Seq Scan on audit_entry/);
    expect(mostRows(plan), plan).toBeLessThanOrEqual(most);
  });

  it('the choices and names are read by steps along indexes', async () => {
    const { db, authorityId } = get();
    const buffers = async (statement: string) => {
      const { rows } = await db.owner.transaction().execute(async (tx) => {
        await sql`select set_config('amberley.authority_id', ${authorityId}, true)`.execute(tx);
        return sql<{
          'QUERY PLAN': string;
        }>`explain (analyze, buffers, timing off, costs off) ${sql.raw(statement)}`.execute(tx);
      });
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      return Number(/shared hit=(\d+)/.exec(plan)?.[1] ?? 0) + Number(/read=(\d+)/.exec(plan)?.[1] ?? 0);
    };
    const whole = await buffers('select count(actor) from platform.audit_entry');
    expect(whole).toBeGreaterThan(1000);
    expect(await buffers('select * from platform.audit_choices()')).toBeLessThan(whole / 2);
    expect(await buffers("select * from platform.audit_actors('p7@', 50)")).toBeLessThan(whole);
  });

  describe('one step of the check', () => {
    it('reads the entries of that step along the key', async () => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain (analyze, timing off, costs off) select a.* from platform.audit_entry a
         where a.chain = ${get().authorityId} and a.seq >= 20000 and a.seq is distinct from 20000 order by a.seq limit 100`.execute(
        get().db.owner,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('audit_entry_pkey');
      expect(mostRows(plan), plan).toBeLessThanOrEqual(101);
    });
  });
});
