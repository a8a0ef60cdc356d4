import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Scope } from '../../src/platform/db/types.ts';
import {
  councilTables,
  digestOf,
  doorsInSql,
  insertRow,
  leaveOnlyRowSecurity,
  rowOf,
  type CouncilTable,
} from '../support/council-rows.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';

/** State of the machine, not of a council: not audited, and a job or file may belong to no council. */
const NOT_AUDITED = new Set([
  'platform.job',
  'platform.audit_entry',
  // worked out again from the facts and the decisions, whose changes are in the trail
  'risk.assessment',
  'risk.status',
  // what came out when a draft was tried: worked out again from the draft and the facts
  'risk.model_trial',
  // the figures of a return, worked out again from its answers
  'capacity.measure',
  // the lowest score of a day, which follows from ratings
  'escalation.score_mark',
  // repeat what the trail holds already, and the outbox holds one-time links
  'platform.notice',
  'platform.outbox',
  // secrets are never copied into the trail: their changes are events there
  'people.api_cursor_key',
  'people.api_token',
  'people.credential',
  'people.session',
  'people.one_time_link',
  'people.sign_on_attempt',
  // changes with every look at a mailbox; digests of what the trail holds as entries; answers that repeat an entry's number
  'intelligence.mailbox_state',
  'intelligence.history_row',
  'platform.api_answer',
]);

describeOnBothDatabases('what every council-owned table has', (get) => {
  async function ownedTables() {
    const found = await sql<{
      name: string;
      rls: boolean;
      policies: number;
      triggers: number;
      owned: boolean;
    }>`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
             (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit') as triggers,
             pg_get_userbyid(c.relowner) = 'amberley_app' as owned
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped)
         and n.nspname not in ('pg_catalog', 'information_schema')
       order by 1`.execute(get().db.owner);
    return found.rows;
  }

  it('row-level security with a policy', async () => {
    const tables = await ownedTables();
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((table) => !table.rls || table.policies === 0)).toEqual([]);
  });

  it('an audit trigger, unless it is named here with its reason', async () => {
    const tables = await ownedTables();
    expect(
      tables
        .filter((table) => table.triggers === 0 && !NOT_AUDITED.has(table.name))
        .map((table) => table.name),
    ).toEqual([]);
  });

  it('an owner other than the role that requests run under', async () => {
    expect((await ownedTables()).filter((table) => table.owned)).toEqual([]);
    const role = await sql<{ bypasses: boolean; super: boolean }>`
      select rolbypassrls as bypasses, rolsuper as super from pg_roles where rolname = 'amberley_app'`.execute(
      get().db.owner,
    );
    expect(role.rows).toEqual([{ bypasses: false, super: false }]);
  });

  it('nothing beside it that points at a row of a council and has no council of its own', async () => {
    const orphans = await sql<{ name: string }>`
      select distinct c.conrelid::regclass::text as name
        from pg_constraint c
       where c.contype = 'f'
         and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'authority_id' and not a.attisdropped)
         and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'authority_id' and not a.attisdropped)`.execute(
      get().db.owner,
    );
    expect(orphans.rows).toEqual([]);
  });

  it("a row of another council's id is refused, whatever the table", async () => {
    const { db, scope } = get();
    const other = '00000000-0000-7000-8000-000000000001';
    await expect(
      db.within(scope, (tx) =>
        sql`insert into people.authority_area (authority_id, local_authority) values (${other}, 'Elsewhere')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

/** What whoever has got hold of the role of requests may try. */
const OPERATIONS = [
  'read',
  'read one',
  'add',
  'add over',
  'change',
  'give away',
  'take over',
  'remove',
] as const;
type Operation = (typeof OPERATIONS)[number];

describeOnBothDatabases('two councils with rows in every table', (get) => {
  let tables: CouncilTable[];
  let doors: string[];
  let ours: string;
  let theirs: string;
  let third: string;
  /** A row of the other council in each table. */
  const rows = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    const { db } = get();
    ours = get().authorityId;
    theirs = await makeAuthority(db, ['Rochdale'], 'Otherham Council');
    third = await makeAuthority(db, ['Bury'], 'Thirdley Council');
    tables = await councilTables(db.owner);
    doors = await doorsInSql(db.owner);
    await leaveOnlyRowSecurity(db.owner, tables);
    for (const table of tables) {
      if (table.name === 'people.authority') continue;
      rows.set(table.name, rowOf(table, theirs, third, 'SECRET'));
      await insertRow(db.owner, table, rows.get(table.name)!);
      await insertRow(db.owner, table, rowOf(table, ours, third, 'ours'));
    }
  });

  /** One operation as a request of our council: what it answered, or 'refused' by rights or row-level security. */
  async function attempt(permissions: Scope['permissions'], table: CouncilTable, what: Operation) {
    const name = sql.table(table.name);
    const key = table.key.length > 0 ? table.key : [table.owner];
    const row = rows.get(table.name) ?? { [table.owner]: theirs };
    const isTheirs = sql.join(key.map((column) => sql`${sql.ref(column)}::text = ${String(row[column])}`), sql` and `);
    const statement = {
      read: sql`select to_jsonb(t)::text as text from ${name} t`,
      'read one': sql`select to_jsonb(t)::text as text from ${name} t where ${isTheirs}`,
      change: sql`update ${name} set ${sql.ref(table.columns.at(-1)!.name)} = ${sql.ref(table.columns.at(-1)!.name)}`,
      'give away': sql`update ${name} set ${sql.ref(table.owner)} = ${theirs}`,
      'take over': sql`update ${name} set ${sql.ref(table.owner)} = ${ours} where ${isTheirs}`,
      remove: sql`delete from ${name} where ${isTheirs}`,
      add: null,
      'add over': null,
    }[what];
    let answer: string[] = [];
    try {
      await get().db.within({ authorityId: ours, actor: 'intruder', permissions }, async (tx) => {
        if (statement !== null) answer = (await statement.execute(tx)).rows.map((each) => JSON.stringify(each));
        else if (what === 'add') await insertRow(tx, table, rowOf(table, theirs, third, 'planted'));
        else {
          const columns = sql.join(table.columns.map((column) => sql.ref(column.name)));
          const over = { ...rowOf(table, ours, third, 'ours'), ...Object.fromEntries(key.map((column) => [column, row[column]])), [table.owner]: ours };
          await sql`insert into ${name} (${columns}) overriding system value
            select ${columns} from jsonb_populate_record(null::${name}, ${JSON.stringify(over)}::jsonb)
            on conflict (${sql.join(key.map((column) => sql.ref(column)))}) do update set ${sql.ref(table.owner)} = excluded.${sql.ref(table.owner)}`.execute(tx);
        }
      });
    } catch (error) {
      return { refused: String(error), answer };
    }
    return { refused: null, answer };
  } // prettier-ignore

  it('has found the tables, and rows of both in each', async () => {
    expect(tables.length).toBeGreaterThan(15);
    for (const { name, owner } of tables) {
      const { rows: found } = await sql<{ n: number }>`
        select count(distinct ${sql.ref(owner)}::text)::int as n from ${sql.table(name)}
         where ${sql.ref(owner)}::text in (${ours}, ${theirs})`.execute(get().db.owner);
      expect(found[0]!.n, name).toBe(2);
    }
  });

  it('never reads, changes or plants a row of the other, in any table, whatever it tries and may', async () => {
    const { db } = get();
    const before = await digestOf(db.owner, tables, theirs);
    const permissions = fc.constantFrom<Scope['permissions']>('all', [], ['insight.read', 'people.administer', 'audit.read']);
    const every = tables.flatMap((table) => OPERATIONS.map((what) => [table, what] as const));
    const refusals = new Set<string>();
    const tried = async (allowed: Scope['permissions'], table: CouncilTable, what: Operation) => {
      const { refused, answer } = await attempt(allowed, table, what);
      if (refused !== null) refusals.add(what);
      const leaked = answer.filter((text) => text.includes(theirs) || text.includes('SECRET'));
      expect(leaked, `${what} ${table.name}`).toEqual([]);
    };
    for (const [table, what] of every) await tried('all', table, what);
    expect(await digestOf(db.owner, tables, theirs)).toBe(before);
    await fc.assert(
      fc.asyncProperty(permissions, fc.array(fc.constantFrom(...every), { minLength: 1, maxLength: 8 }), async (allowed, steps) => {
        for (const [table, what] of steps) await tried(allowed, table, what);
        expect(await digestOf(db.owner, tables, theirs)).toBe(before);
      }),
      { numRuns: 40 },
    );
    expect(refusals).toContain('add');
    expect(refusals).toContain('give away');
  }, 60_000); // prettier-ignore

  it('sees nothing of the other through any view or function that a room publishes', async () => {
    expect(doors).toContain('risk.published_assessment');
    expect(doors).toContain("market.published_local_fact(date '2030-01-01')");
    for (const door of doors) {
      const found = await get().db.within({ authorityId: ours, actor: 'intruder', permissions: 'all' }, (tx) =>
        sql<{ text: string }>`select to_jsonb(t)::text as text from ${sql.raw(door)} t`.execute(tx).catch((error: unknown) => {
          if (String(error).includes('permission denied')) return { rows: [] };
          throw error;
        }),
      ).catch((error: unknown) => {
        if (String(error).includes('current transaction is aborted')) return { rows: [] };
        throw error;
      });
      // The names of the installation's councils are there for agreements; nothing else of them is.
      const leaked = found.rows.filter(({ text }) => text.includes('SECRET') || (text.includes(theirs) && door !== 'people.shared_council'));
      expect(leaked, door).toEqual([]);
    }
  }); // prettier-ignore
});
