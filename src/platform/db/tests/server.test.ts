import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../tests/support/databases.ts';
import { describeWith } from '../../../../tests/support/requirements.ts';
import { DatabaseUnavailableError, openDatabase } from '../index.ts';

describe('a server that cannot be used', () => {
  it('is an error that names it without its password', async () => {
    const databaseUrl = 'postgres://council:secret-word@127.0.0.1:1/amberley';
    const error = await openDatabase({ dataDir: '/nowhere', databaseUrl }).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect((error as Error).message).toBe(
      'The PostgreSQL server of DATABASE_URL (127.0.0.1:1/amberley) cannot be used: connect ECONNREFUSED 127.0.0.1:1',
    );
  });
});

describeWith('postgres', 'a server', () => {
  it('that drops a connection in a transaction fails that work only', async () => {
    const test = await openTestDatabase('server');
    const cut = test.db.owner.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(test.db.owner);
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toThrow(/terminat|connection error/i);
    expect((await sql`select 1 as one`.execute(test.db.owner)).rows).toEqual([{ one: 1 }]);
    await test.close();
  });

  it('bounds how long a statement and a forgotten transaction may take, and keeps time in UTC', async () => {
    const test = await openTestDatabase('server');
    const { rows } = await sql`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('timezone') as zone`.execute(
      test.db.owner,
    );
    expect(rows).toEqual([{ statement: '10min', idle: '10min', zone: 'UTC' }]);
    await test.close();
  });
});
