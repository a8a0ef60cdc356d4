import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';

/** State of the machine, not of a council: not audited, and a job or file may belong to no council. */
const NOT_AUDITED = new Set([
  'platform.job',
  'platform.audit_entry',
  'risk.assessment',
  // repeat what the trail holds already, and the outbox holds one-time links
  'platform.notice',
  'platform.outbox',
  // secrets are never copied into the trail: their changes are events there
  'people.credential',
  'people.session',
  'people.one_time_link',
  'people.sign_on_attempt',
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
