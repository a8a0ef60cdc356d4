import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fixedClock } from '../../clock/index.ts';
import {
  dataFolder,
  DatabaseUnavailableError,
  DataFolderInUseError,
  EMBEDDED_MAJOR,
  openEmbedded,
  readHolder,
} from '../index.ts';
import { freshFolder, startWriter } from './processes/index.ts';

describe('the data folder', () => {
  it('is refused to a second process, which is told who holds it and what to do', async () => {
    const folder = await freshFolder();
    const first = startWriter(folder, 0);
    await first.said('open');
    const second = openEmbedded({ dataDir: folder });
    await expect(second).rejects.toThrow(DataFolderInUseError);
    await expect(second).rejects.toThrow(
      `The data folder ${folder} is in use by process ${first.process.pid} (amberley serve, since `,
    );
    await expect(second).rejects.toThrow('Stop it, or set AMBERLEY_DATA_DIR to another folder.');
  });

  it('is refused to the same process a second time, and free again once closed', async () => {
    const folder = await freshFolder();
    const first = await openEmbedded({
      dataDir: folder,
      clock: fixedClock('2026-11-16T09:00:00Z'),
      purpose: 'amberley serve',
    });
    await expect(openEmbedded({ dataDir: folder })).rejects.toThrow(
      `process ${process.pid} (amberley serve, since 2026-11-16T09:00:00.000Z)`,
    );
    await first.close();
    const next = await openEmbedded({ dataDir: folder });
    await next.close();
  });

  it('is free again when its process was killed with -9', async () => {
    const folder = await freshFolder();
    const first = startWriter(folder, 0);
    await first.said('open');
    await first.kill();
    const next = await openEmbedded({ dataDir: folder });
    await next.close();
  });

  it('tells others where its server answers', async () => {
    const folder = await freshFolder();
    const db = await openEmbedded({ dataDir: folder, purpose: 'amberley serve' });
    db.announce('http://127.0.0.1:3000');
    expect(readHolder(folder)).toMatchObject({
      pid: process.pid,
      purpose: 'amberley serve',
      address: 'http://127.0.0.1:3000',
    });
    await expect(openEmbedded({ dataDir: folder })).rejects.toThrow('at http://127.0.0.1:3000)');
    await db.close();
    expect(readHolder(folder)).toBeNull();
  });

  it('of an older PostgreSQL is refused, naming both versions and what to do, and is left as it was', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'database'));
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '17\n');
    const opening = openEmbedded({ dataDir: folder });
    await expect(opening).rejects.toThrow(DatabaseUnavailableError);
    await expect(opening).rejects.toThrow(
      `made by PostgreSQL 17, and this version of Amberley holds PostgreSQL ${EMBEDDED_MAJOR}, which cannot read it. Nothing was changed.`,
    );
    await expect(opening).rejects.toThrow('docs/how-to/upgrade.md');
    await expect(openEmbedded({ dataDir: folder }), 'the lock is not kept').rejects.toThrow('PostgreSQL 17');
  });

  it('holds the major version that the package ships', async () => {
    const db = await openEmbedded({ dataDir: await freshFolder() });
    const { rows } = await sql<{
      major: number;
    }>`select current_setting('server_version_num')::int / 10000 as major`.execute(db.owner);
    await db.close();
    expect(rows).toEqual([{ major: EMBEDDED_MAJOR }]);
  });

  it('whose making was cut short is made again', async () => {
    const folder = emptyFolder();
    const { database } = dataFolder(folder);
    mkdirSync(database);
    writeFileSync(join(database, 'PG_VERSION'), `${EMBEDDED_MAJOR}\n`);
    writeFileSync(`${database}.being-made`, '');
    const db = await openEmbedded({ dataDir: folder });
    expect((await sql`select 1 as one`.execute(db.owner)).rows).toEqual([{ one: 1 }]);
    await db.close();
    expect(existsSync(`${database}.being-made`)).toBe(false);
  });

  it('that cannot be written to is refused, naming the folder', async () => {
    const folder = readOnlyFolder();
    await expect(openEmbedded({ dataDir: folder })).rejects.toThrow(`The data folder ${folder} cannot be`);
  });

  it('that cannot be made is refused, naming the folder and the setting', async () => {
    const file = join(emptyFolder(), 'a-file');
    writeFileSync(file, '');
    const opening = openEmbedded({ dataDir: join(file, 'below') });
    await expect(opening).rejects.toThrow(`The data folder ${join(file, 'below')} cannot be made: ENOTDIR`);
    await expect(opening).rejects.toThrow('AMBERLEY_DATA_DIR');
  });
});

/** A folder that nobody may write to: for root, who may write to any other, one of the system's own. */
function readOnlyFolder(): string {
  if (process.getuid?.() === 0) return '/sys/kernel';
  const folder = emptyFolder();
  chmodSync(folder, 0o500);
  onTestFinished(() => chmodSync(folder, 0o700));
  return folder;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amberley-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
