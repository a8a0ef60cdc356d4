import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { againAfterDeadlock } from '../index.ts';

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

describe('work that the database broke off', () => {
  it('is done again, and answers', async () => {
    let times = 0;
    expect(
      await againAfterDeadlock(() => (++times < 3 ? Promise.reject(deadlock()) : Promise.resolve(times))),
    ).toBe(3);
  });

  it('fails at last, and at once where something else is wrong', async () => {
    let times = 0;
    const failing = (error: Error) =>
      againAfterDeadlock(() => {
        times += 1;
        return Promise.reject(error);
      });
    await expect(failing(deadlock())).rejects.toThrow('deadlock detected');
    expect(times).toBe(3);
    await expect(failing(new Error('the disk is full'))).rejects.toThrow('the disk is full');
    expect(times).toBe(4);
  });
});

describeOnBothDatabases('two transactions that take the same two rows in differing order', (get) => {
  it('both come to an end', async () => {
    const { db, scope } = get();
    await sql`create table platform.of_a_test (n int primary key, seen int not null default 0)`.execute(
      db.owner,
    );
    await sql`insert into platform.of_a_test values (1), (2)`.execute(db.owner);
    await sql`grant select, update on platform.of_a_test to amberley_app`.execute(db.owner);
    // The embedded database has one connection: the second waits for the first as a whole.
    const meeting = { met: db.kind === 'embedded' ? 2 : 0 };
    const take = (first: number, second: number) =>
      againAfterDeadlock(() =>
        db.within(scope, async (tx) => {
          await sql`update platform.of_a_test set seen = seen + 1 where n = ${first}`.execute(tx);
          meeting.met += 1;
          while (meeting.met < 2) await new Promise((resolve) => setTimeout(resolve, 10));
          await sql`update platform.of_a_test set seen = seen + 1 where n = ${second}`.execute(tx);
        }),
      );
    await Promise.all([take(1, 2), take(2, 1)]);
    const { rows } = await sql<{ seen: number }>`select seen from platform.of_a_test order by n`.execute(
      db.owner,
    );
    expect(rows).toEqual([{ seen: 2 }, { seen: 2 }]);
  });
});
