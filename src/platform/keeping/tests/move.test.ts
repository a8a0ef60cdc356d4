import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/databases.ts';
import { describeWith, TEST_SERVER } from '../../../../tests/support/requirements.ts';
import { findFirstFault } from '../../audit/index.ts';
import { openDatabase } from '../../db/index.ts';
import type { Database } from '../../db/types.ts';
import { storedPath } from '../../files/index.ts';
import { move } from '../index.ts';
import { addFile, addOfficer, AWKWARD, keptOf, newFolder, officers } from './kept.ts';

/** Databases are copied as wholes, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const options = { actor: 'operator', words: { from: 'here', to: 'there' } };

describeWith('postgres', 'a move', () => {
  let undo: (() => unknown)[] = [];
  beforeEach(() => {
    undo = [];
  });
  afterEach(async () => {
    for (const each of undo.reverse()) await each();
  });

  async function source(kind: Database['kind']): Promise<TestDatabase> {
    const test = await openTestDatabase(kind);
    undo.push(test.close);
    await addOfficer(test, AWKWARD);
    return test;
  }

  /** An empty database of an owner who is no superuser, as the how-to asks for; he may use the role of requests. */
  async function emptyServer(dataDir: string): Promise<{ db: Database; meddle(): Promise<void> }> {
    const name = `amberley_move_${randomBytes(6).toString('hex')}`;
    const admin = new pg.Client({ connectionString: TEST_SERVER });
    await admin.connect();
    await admin.query(`create role ${name} login createrole password 'test'`);
    await admin.query(`create database ${name} owner ${name}`);
    const url = new URL(TEST_SERVER);
    Object.assign(url, { username: name, password: 'test', pathname: `/${name}` });
    const db = await openDatabase({ dataDir, databaseUrl: url.href });
    undo.push(async () => {
      await db.close();
      await admin.query(`drop database ${name}`);
      await admin.query(`drop owned by ${name}`);
      await admin.query(`drop role ${name}`);
      await admin.end();
    });
    /** Makes the server change every officer's name whenever an index is made. */
    const meddle = async () => {
      const superuser = new pg.Client({
        connectionString: Object.assign(new URL(TEST_SERVER), { pathname: `/${name}` }).href,
      });
      await superuser.connect();
      await superuser.query(`create function public.meddle() returns event_trigger language plpgsql as $$
        begin if to_regclass('people.officer') is not null then update people.officer set name = 'meddled'; end if; end $$`);
      await superuser.query(
        `create event trigger meddle on ddl_command_end when tag in ('CREATE INDEX') execute function public.meddle()`,
      );
      await superuser.end();
    };
    return { db, meddle };
  }

  async function emptyFolder(): Promise<{ db: Database; dataDir: string }> {
    const folder = newFolder();
    const dataDir = join(folder.path, 'moved');
    const db = await openDatabase({ dataDir, purpose: 'a test' });
    undo.push(folder.remove, () => db.close());
    return { db, dataDir };
  }

  const schemas = async (db: Database) =>
    (
      await sql<{ name: string }>`
        select nspname::text as name from pg_namespace
         where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`.execute(db.owner)
    ).rows.map(({ name }) => name);

  it(
    'from the embedded database to a server of an older major compares every table',
    { timeout: 120_000 },
    async () => {
      const from = await source('embedded');
      const path = await addFile(from, 'a stored file');
      const { db } = await emptyServer(from.dataDir);
      const moved = await move(keptOf(from), keptOf({ ...from, db }), options);
      expect(moved.tables.length).toBeGreaterThan(30);
      expect(moved.tables.filter(({ before, after }) => before.checksum !== after.checksum)).toEqual([]);
      expect(moved.tables.find(({ table }) => table === 'people.officer')?.after.rows).toBe(1);
      expect(await officers(db)).toEqual([AWKWARD]);
      expect(readFileSync(storedPath(from.dataDir, path), 'utf8')).toBe('a stored file');
      expect(await findFirstFault(db.owner)).toBeUndefined();
      const seen = await db.within(from.scope, (tx) => sql`select name from people.officer`.execute(tx));
      expect(seen.rows).toEqual([{ name: AWKWARD }]);
      for (const each of [from.db, db]) {
        const events = await sql`select actor from platform.audit_entry where action = 'move'`.execute(
          each.owner,
        );
        expect(events.rows).toEqual([{ actor: 'operator' }]);
      }
    },
  );

  it('from a server to a folder takes the stored files along', async () => {
    const from = await source('server');
    const path = await addFile(from, 'a stored file');
    const { db, dataDir } = await emptyFolder();
    const moved = await move(keptOf(from), keptOf({ ...from, db, dataDir }), options);
    expect(moved).toMatchObject({ files: 1, missingFiles: [] });
    expect(await officers(db)).toEqual([AWKWARD]);
    expect(readFileSync(storedPath(dataDir, path), 'utf8')).toBe('a stored file');
    expect(await findFirstFault(db.owner)).toBeUndefined();
  });

  it('refuses a target that holds a council, and names it', async () => {
    const from = await source('embedded');
    const target = await openTestDatabase('server');
    undo.push(target.close);
    await expect(move(keptOf(from), keptOf(target), options)).rejects.toThrow(
      'The target is not empty: it has the data of Testshire Council',
    );
  });

  it('refuses a target with a schema of the same name, and names it', async () => {
    const from = await source('embedded');
    const { db } = await emptyServer(from.dataDir);
    await sql`create schema people`.execute(db.owner);
    await expect(move(keptOf(from), keptOf({ ...from, db }), options)).rejects.toThrow(
      'it has the schemas people',
    );
  });

  it('refuses while another Amberley works on the source', async () => {
    const from = await source('server');
    const another = await openDatabase({ dataDir: from.dataDir, databaseUrl: from.databaseUrl });
    undo.push(() => another.close());
    const { db } = await emptyServer(from.dataDir);
    await sql`select 'what a server asks every second'`.execute(another.owner);
    await expect(move(keptOf(from), keptOf({ ...from, db }), options)).rejects.toThrow(
      'stop the server first',
    );
  });

  it('leaves the target empty where a table came out different, and names it', async () => {
    const from = await source('embedded');
    const path = await addFile(from, 'a stored file');
    const { db, meddle } = await emptyServer(from.dataDir);
    const folder = newFolder();
    undo.push(folder.remove);
    await meddle();
    const target = keptOf({ ...from, db, dataDir: folder.path });
    await expect(move(keptOf(from), target, options)).rejects.toThrow(
      /people\.officer \(1 rows, checksum \S+; now 1 rows/,
    );
    expect(await schemas(db)).toEqual([]);
    expect(existsSync(storedPath(folder.path, path))).toBe(false);
  });
});
