import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { MIGRATIONS } from '../../../../tests/support/database-templates.ts';
import { migrate, MigrationError, openDatabase } from '../index.ts';
import { readMigrations } from '../migrate.ts';

describeOnBothDatabases('migrations', (get) => {
  it('run once: a second start runs none', async () => {
    expect(await migrate(get().db, MIGRATIONS)).toEqual([]);
  });

  it('run in the order of their names and are recorded', async () => {
    const dir = folderWith({
      '202612010900-first.sql': 'create table public.first (a int); insert into public.first values (1);',
      '202612010910-second.sql': 'insert into public.first select 2;',
    });
    expect(await migrate(get().db, dir)).toEqual(['202612010900-first.sql', '202612010910-second.sql']);
    expect(await migrate(get().db, dir)).toEqual([]);
    expect((await sql`select a from public.first order by a`.execute(get().db.owner)).rows).toEqual([
      { a: 1 },
      { a: 2 },
    ]);
  });

  it('may write to audited tables, as "system"', async () => {
    const dir = folderWith({
      '202612020900-audited.sql': `update people.authority set version = version + 1;`,
    });
    await migrate(get().db, dir);
    const { rows } = await sql`select actor from platform.audit_entry where action = 'update'`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([{ actor: 'system' }]);
  });

  it('that fail are undone, with the file named, and can be put right', async () => {
    const name = '202612030900-fails.sql';
    const dir = folderOf({
      ...projects(),
      ...left,
      [name]: 'create table public.half (a int); select 1 / 0;',
    });
    await expect(migrate(get().db, dir)).rejects.toThrow(
      `The migration ${name} failed and was undone: division by zero`,
    );
    const right = folderWith({ [name]: 'create table public.half (a int);' });
    expect(await migrate(get().db, right)).toEqual([name]);
  });

  it('that were changed after they ran are refused by name, before anything runs', async () => {
    const dir = folderWith({ '202612040900-frozen.sql': 'select 1;' });
    await migrate(get().db, dir);
    const changed = folderOf({
      ...projects(),
      ...left,
      '202612040900-frozen.sql': 'select 2;',
      '202612040910-next.sql': 'create table public.never ();',
    });
    await expect(migrate(get().db, changed)).rejects.toThrow(MigrationError);
    await expect(migrate(get().db, changed)).rejects.toThrow(
      'The migration 202612040900-frozen.sql was changed after it ran',
    );
    expect((await sql`select to_regclass('public.never') as never`.execute(get().db.owner)).rows).toEqual([
      { never: null },
    ]);
  });

  it('that ran here and are missing now are refused by name', async () => {
    const dir = folderWith({ '202612050900-lost.sql': 'select 1;' });
    await migrate(get().db, dir);
    await expect(migrate(get().db, MIGRATIONS)).rejects.toThrow(
      /The migration 2026120\d+-\w+\.sql has run on this database and is not in/,
    );
  });

  it('are the same on a checkout with the line ends of Windows', () => {
    const unix = readMigrations(folderOf({ 'a.sql': 'select 1;\nselect 2;\n' }));
    expect(readMigrations(folderOf({ 'a.sql': 'select 1;\r\nselect 2;\r\n' }))).toEqual(unix);
  });

  /** The project's migrations, those that tests before left on this database, and these. */
  const left: Record<string, string> = {};
  function folderWith(files: Record<string, string>): string {
    for (const [name, text] of Object.entries(files)) left[name] ??= text;
    return folderOf({ ...projects(), ...left, ...files });
  }
});

const projects = () => Object.fromEntries(readMigrations(MIGRATIONS).map(({ name, text }) => [name, text]));

function folderOf(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'amberley-migrations-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

describeOnBothDatabases('two starters at once', (get) => {
  it('migrate a server one after the other; each file runs once', async () => {
    const { databaseUrl, dataDir, db } = get();
    if (databaseUrl === undefined) return; // the lock on the folder lets one in
    const slow = 'create table public.slow (a int); select pg_sleep(0.3);';
    const dir = folderOf({ ...projects(), '202612060900-slow.sql': slow });
    const another = await openDatabase({ dataDir, databaseUrl });
    const ran = await Promise.all([migrate(db, dir), migrate(another, dir)]);
    await another.close();
    expect(ran.flat()).toEqual(['202612060900-slow.sql']);
  });
});
