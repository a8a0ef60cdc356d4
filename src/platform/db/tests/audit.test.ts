import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  describeOnBothDatabases,
  makeAuthority,
  type TestDatabase,
} from '../../../../tests/support/databases.ts';
import type { Tx } from '../index.ts';

const addOfficer = (tx: Tx, authorityId: string, name: string) =>
  sql`insert into people.officer (officer_id, authority_id, name) values (gen_random_uuid(), ${authorityId}, ${name})`.execute(
    tx,
  );

const fault = async ({ db }: TestDatabase) =>
  (await sql`select chain, seq, fault from platform.audit_first_fault()`.execute(db.owner)).rows[0] ?? null;

/** Changes the trail as an intruder with the owner's rights would, looks for the fault, and takes it back. */
async function faultAfter(test: TestDatabase, tamper: (tx: Tx) => Promise<unknown>) {
  let found: unknown = null;
  const undo = new Error('undo');
  await test.db.owner
    .transaction()
    .execute(async (tx) => {
      await tamper(tx);
      found =
        (await sql`select chain, seq, fault from platform.audit_first_fault()`.execute(tx)).rows[0] ?? null;
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}

describeOnBothDatabases('the audit trail', (get) => {
  it('has an entry for every write, with who, what, before and after', async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await addOfficer(tx, authorityId, 'Ada');
      await sql`update people.officer set name = 'Ada Byron' where name = 'Ada'`.execute(tx);
      await sql`update people.officer set name = 'Ada Byron'`.execute(tx); // changes nothing, so no entry
      await sql`delete from people.officer`.execute(tx);
    });
    const { rows } = await db.within(scope, (tx) =>
      sql`select actor, action, old_row ->> 'name' as before, new_row ->> 'name' as after
            from platform.audit_entry where table_name = 'people.officer' order by seq`.execute(tx),
    );
    expect(rows).toEqual([
      { actor: 'tester', action: 'insert', before: null, after: 'Ada' },
      { actor: 'tester', action: 'update', before: 'Ada', after: 'Ada Byron' },
      { actor: 'tester', action: 'delete', before: 'Ada Byron', after: null },
    ]);
    expect(await fault(get())).toBeNull();
  });

  it('refuses a write that nobody answers for', async () => {
    const { db, authorityId } = get();
    await expect(addOfficer(db.owner, authorityId, 'Nobody')).rejects.toThrow(
      'a write to people.officer has no actor: set amberley.actor for the transaction',
    );
  });

  it('cannot be changed or removed by the application', async () => {
    const { db, scope } = get();
    for (const attempt of [
      sql`update platform.audit_entry set actor = 'x'`,
      sql`delete from platform.audit_entry`,
    ]) {
      await expect(db.within(scope, (tx) => attempt.execute(tx))).rejects.toThrow(/permission denied/);
    }
  });

  it('shows a council its own entries and those of shared data only', async () => {
    const { db, scope } = get();
    await makeAuthority(db, ['Bury'], 'Another Council');
    const { rows } = await db.within(scope, (tx) =>
      sql`select distinct chain from platform.audit_entry where chain <> 'shared'`.execute(tx),
    );
    expect(rows).toEqual([{ chain: scope.authorityId }]);
  });

  it('finds an entry that was changed by the owner of the database', async () => {
    const chain = get().authorityId;
    expect(
      await faultAfter(get(), (tx) =>
        sql`update platform.audit_entry set actor = 'somebody else' where chain = ${chain} and seq = 2`.execute(
          tx,
        ),
      ),
    ).toEqual({ chain, seq: 2, fault: 'its content was changed' });
    expect(
      await faultAfter(get(), (tx) =>
        sql`update platform.audit_entry set new_row = '{}' where chain = ${chain} and seq = 1`.execute(tx),
      ),
    ).toEqual({ chain, seq: 1, fault: 'its content was changed' });
  });

  it('finds an entry that was removed, in the middle and at the end', async () => {
    const chain = get().authorityId;
    expect(
      await faultAfter(get(), (tx) =>
        sql`delete from platform.audit_entry where chain = ${chain} and seq = 2`.execute(tx),
      ),
    ).toEqual({ chain, seq: 3, fault: 'an entry before this one is missing' });
    const newest = (
      await sql<{
        seq: number;
      }>`select max(seq) as seq from platform.audit_entry where chain = ${chain}`.execute(get().db.owner)
    ).rows[0]!.seq;
    expect(
      await faultAfter(get(), (tx) =>
        sql`delete from platform.audit_entry where chain = ${chain} and seq = ${newest}`.execute(tx),
      ),
    ).toEqual({ chain, seq: newest, fault: 'the newest entry is missing or replaced' });
  });

  it('finds entries that changed places', async () => {
    const chain = get().authorityId;
    const swap = async (tx: Tx) => {
      await sql`update platform.audit_entry set seq = -1 where chain = ${chain} and seq = 2`.execute(tx);
      await sql`update platform.audit_entry set seq = 2 where chain = ${chain} and seq = 3`.execute(tx);
      await sql`update platform.audit_entry set seq = 3 where chain = ${chain} and seq = -1`.execute(tx);
    };
    expect(await faultAfter(get(), swap)).toMatchObject({ chain, seq: 2 });
  });

  it('finds a chain that was removed whole, or lost its head', async () => {
    const chain = get().authorityId;
    expect(
      await faultAfter(get(), (tx) =>
        sql`delete from platform.audit_entry where chain = ${chain}`.execute(tx),
      ),
    ).toMatchObject({ chain, fault: 'the newest entry is missing or replaced' });
    expect(
      await faultAfter(get(), (tx) =>
        sql`delete from platform.audit_chain where chain = ${chain}`.execute(tx),
      ),
    ).toMatchObject({ chain, fault: 'the chain has no head' });
  });
});
