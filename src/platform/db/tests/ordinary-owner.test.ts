import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../../tests/support/database-templates.ts';
import { describeWith, TEST_SERVER } from '../../../../tests/support/requirements.ts';
import { migrate, openDatabase } from '../index.ts';
import { readMigrations } from '../migrate.ts';

/** The how-to for a server asks for a user who owns the database and may create roles, and no more. */
describe('an owner who is no superuser', () => {
  it('migrates PostgreSQL 18 and may then become the role of requests', { timeout: 60_000 }, async () => {
    const database = new PGlite({ extensions: { pg_trgm } });
    await database.exec(`create role ordinary createrole; grant create on database postgres to ordinary;
      grant create on schema public to ordinary; set session authorization ordinary`);
    for (const { name, text } of readMigrations(MIGRATIONS)) {
      await database
        .exec(`begin; set local amberley.actor = 'system'; ${text}; commit`)
        .catch((cause: unknown) => {
          throw new Error(`${name} fails`, { cause });
        });
    }
    await database.exec('set role amberley_app');
    const { rows } = await database.query(
      'select current_user::text as who, count(*)::int as n from people.authority',
    );
    expect(rows).toEqual([{ who: 'amberley_app', n: 0 }]);
    await database.close();
  });
});

describeWith('postgres', 'an owner who is no superuser, on a server', () => {
  it('migrates, and requests run under row-level security', async () => {
    const name = `amberley_owner_${randomBytes(6).toString('hex')}`;
    const server = new pg.Client({ connectionString: TEST_SERVER });
    await server.connect();
    await server.query(`create role ${name} login createrole password 'test'`);
    await server.query(`create database ${name} owner ${name}`);
    const url = new URL(TEST_SERVER);
    Object.assign(url, { username: name, password: 'test', pathname: `/${name}` });
    const db = await openDatabase({ dataDir: '/nowhere', databaseUrl: url.href });
    try {
      await migrate(db, MIGRATIONS);
      const who = await db.within({ authorityId: null, actor: 'tester' }, (tx) =>
        sql<{ who: string }>`select current_user::text as who`.execute(tx),
      );
      expect(who.rows).toEqual([{ who: 'amberley_app' }]);
    } finally {
      await db.close();
      await server.query(`drop database ${name}`);
      await server.query(`drop owned by ${name}`);
      await server.query(`drop role ${name}`);
      await server.end();
    }
  });
});
