import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MIGRATIONS } from '../../../../tests/support/database-templates.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { findFirstFault } from '../../audit/index.ts';
import { migrate } from '../../db/index.ts';
import { fetchApplied } from '../../db/migrate.ts';
import { backUp, restore } from '../index.ts';
import { addOfficer, keptOf, newFolder, officers } from './kept.ts';

/** Databases are copied as wholes, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const anyway = { actor: 'operator', confirm: () => {}, settle: async () => {} };

/** A later version: a column with a content made from what is there, a table, and a schema of its own. */
const NEWER = {
  '209901010000-initials.sql': `
    alter table people.officer add column initials text;
    update people.officer set initials = left(name, 1);
    alter table people.officer alter column initials set not null;`,
  '209901020000-later.sql': `
    create schema later;
    create table later.thing (thing_id bigint generated always as identity primary key, twice bigint generated always as (thing_id * 2) stored,
      part_of bigint references later.thing, name text not null);
    insert into later.thing (name, part_of) values ('first', 2), ('second', 1), ('third', null);`,
};

describeOnBothDatabases('a backup that an older version of Amberley made', (get) => {
  const folder = newFolder();
  const migrations = join(folder.path, 'migrations');
  const older = join(folder.path, 'older.zip');
  const newer = join(folder.path, 'newer.zip');
  beforeAll(async () => {
    mkdirSync(migrations);
    for (const name of readdirSync(MIGRATIONS)) cpSync(join(MIGRATIONS, name), join(migrations, name));
    for (const [name, text] of Object.entries(NEWER)) writeFileSync(join(migrations, name), text);
    await addOfficer(get(), 'Ann Officer');
    await backUp(keptOf(get()), older, { actor: 'operator', force: false });
    await migrate(get().db, migrations);
  });
  afterAll(() => folder.remove());

  const now = () => ({ ...keptOf(get()), migrationsDir: migrations });
  const initials = async () =>
    (await sql<{ initials: string }>`select initials from people.officer`.execute(get().db.owner)).rows;

  it('is restored and brought up to date, row by row', async () => {
    const restored = await restore(now(), older, anyway);
    expect(restored.newer).toEqual(Object.keys(NEWER));
    expect(await officers(get().db)).toEqual(['Ann Officer']);
    expect(await initials()).toEqual([{ initials: 'A' }]);
    expect(await migrate(get().db, migrations)).toEqual([]);
    expect(await findFirstFault(get().db.owner)).toBeUndefined();
  });

  it('made by the newer one, keeps computed columns, numbers that go on, and rows that name each other', async () => {
    await backUp(now(), newer, { actor: 'operator', force: false });
    const restored = await restore(now(), newer, anyway);
    expect(restored.newer).toEqual([]);
    await sql`insert into later.thing (name) values ('fourth')`.execute(get().db.owner);
    const { rows } = await sql`select thing_id, twice, part_of from later.thing order by 1`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([
      { thing_id: 1, twice: 2, part_of: 2 },
      { thing_id: 2, twice: 4, part_of: 1 },
      { thing_id: 3, twice: 6, part_of: null },
      { thing_id: 4, twice: 8, part_of: null },
    ]);
  });

  it('refuses the newer one in the older version, by name, and changes nothing', async () => {
    const before = await fetchApplied(get().db.owner);
    await expect(restore(keptOf(get()), newer, anyway)).rejects.toThrow(/209901010000-initials\.sql/);
    expect(await fetchApplied(get().db.owner)).toEqual(before);
    expect(await initials()).toEqual([{ initials: 'A' }]);
  });
});
