import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';

describeOnBothDatabases('a transaction within a scope', (get) => {
  it('runs as the application role, which owns nothing, with its council and actor set', async () => {
    const { db, scope } = get();
    const { rows } = await db.within(scope, (tx) =>
      sql`select current_user::text as role, platform.current_authority()::text as authority, platform.current_actor() as actor`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ role: 'amberley_app', authority: scope.authorityId, actor: 'tester' }]);
  });

  it('leaves no role, council or actor behind on the connection', async () => {
    const { db, scope } = get();
    await db.within(scope, (tx) => sql`select 1`.execute(tx));
    const { rows } = await db.owner
      .connection()
      .execute((connection) =>
        sql`select current_user = session_user as owner, platform.current_authority() as authority, platform.current_actor() as actor`.execute(
          connection,
        ),
      );
    expect(rows).toEqual([{ owner: true, authority: null, actor: null }]);
  });

  it('keeps one council from reading, changing or adding rows of another, in raw SQL', async () => {
    const { db, scope } = get();
    const other = await makeAuthority(db, ['Bury'], 'Another Council');
    const seen = await db.within(scope, async (tx) => ({
      councils: (await sql<{ name: string }>`select name from people.authority`.execute(tx)).rows,
      changed: (
        await sql`update people.authority set name = 'Taken' where authority_id = ${other}`.execute(tx)
      ).numAffectedRows,
      throughView: (
        await sql`select * from people.published_authority where authority_id = ${other}`.execute(tx)
      ).rows,
    }));
    expect(seen).toEqual({ councils: [{ name: 'Testshire Council' }], changed: 0n, throughView: [] });
    const adding = db.within(scope, (tx) =>
      sql`insert into people.officer (officer_id, authority_id, name) values (gen_random_uuid(), ${other}, 'Intruder')`.execute(
        tx,
      ),
    );
    await expect(adding).rejects.toThrow(/row-level security/);
  });

  it('shows no council at all where the scope has none', async () => {
    const { db } = get();
    const { rows } = await db.within({ authorityId: null, actor: 'tester' }, (tx) =>
      sql`select * from people.authority`.execute(tx),
    );
    expect(rows).toEqual([]);
  });

  it('rolls everything back where the work throws, and the connection stays usable', async () => {
    const { db, scope } = get();
    const failing = db.within(scope, async (tx) => {
      await sql`update people.authority set name = 'Halfway'`.execute(tx);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    const { rows } = await db.within(scope, (tx) => sql`select name from people.authority`.execute(tx));
    expect(rows).toEqual([{ name: 'Testshire Council' }]);
  });

  it('survives an error of SQL in the middle of a transaction', async () => {
    const { db, scope } = get();
    const failing = db.within(scope, async (tx) => {
      await sql`select 1 / 0`.execute(tx);
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    expect((await db.within(scope, (tx) => sql`select 1 as one`.execute(tx))).rows).toEqual([{ one: 1 }]);
  });

  it('counts the queries of the work and not its own set-up', async () => {
    const { db, scope, queriesOf } = get();
    const queries = await queriesOf(() =>
      db.within(scope, async (tx) => {
        await sql`select 1`.execute(tx);
        await sql`select 2`.execute(tx);
      }),
    );
    expect(queries).toEqual(['select 1', 'select 2']);
  });
});
