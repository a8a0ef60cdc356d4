import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded, type EmbeddedDatabase } from '../index.ts';

/** A small disk of our own, where this user may mount one; null elsewhere. */
function mountSmallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'amberley-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=90m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
}

const disk = mountSmallDisk();

describe.skipIf(disk === null)('on a full disk, the embedded database', () => {
  afterAll(() => {
    execFileSync('umount', [disk!]);
    rmSync(disk!, { recursive: true });
  });
  const junk = () => join(disk!, 'junk');
  const fill = () => {
    const { bavail, bsize } = statfsSync(disk!);
    writeFileSync(junk(), Buffer.alloc(bavail * bsize));
  };
  const kept = async (db: EmbeddedDatabase) =>
    (await sql<{ n: number }>`select count(*) as n from public.kept`.execute(db.owner)).rows[0]!.n;

  it('refuses what has no room, keeps what it had, and goes on once there is room', async () => {
    const db = await openEmbedded({ dataDir: join(disk!, 'council') });
    await sql`create table public.kept as select n, repeat('x', 1500) as words from generate_series(1, 100) n`.execute(
      db.owner,
    );
    fill();
    const adding = () =>
      sql`insert into public.kept select n, repeat('x', 1500) from generate_series(1, 20000) n`.execute(
        db.owner,
      );
    await expect(adding()).rejects.toThrow('No space left on device');
    expect(await kept(db)).toBe(100);
    rmSync(junk());
    await sql`insert into public.kept values (101, 'there is room')`.execute(db.owner);
    expect(await kept(db)).toBe(101);
    await db.close();
  });

  it('breaks down where its log has no room, says so, and comes back with all that was committed', async () => {
    const db = await openEmbedded({ dataDir: join(disk!, 'council') });
    await sql`create table public.log (n int, words text) with (fillfactor = 20)`.execute(db.owner);
    await sql`insert into public.log select n, repeat('x', 100) from generate_series(1, 2000) n`.execute(
      db.owner,
    );
    const before = await kept(db);
    fill();
    let committed = 0;
    const writing = async () => {
      for (;;) {
        await sql`update public.log set n = n + 1`.execute(db.owner);
        committed += 1;
        if (committed % 20 === 0) await sql`vacuum public.log`.execute(db.owner).catch(() => undefined);
      }
    };
    await expect(writing()).rejects.toThrow('No space left on device');
    rmSync(junk());
    expect(await kept(db)).toBe(before);
    const { rows } = await sql<{ ups: number }>`select max(n) - 2000 as ups from public.log`.execute(
      db.owner,
    );
    expect(rows[0]!.ups).toBe(committed);
    await db.close();
  });

  it('that cannot be opened for want of room says so', async () => {
    rmSync(join(disk!, 'council'), { recursive: true });
    fill();
    await expect(openEmbedded({ dataDir: join(disk!, 'another') })).rejects.toThrow(/ENOSPC|No space left/);
    rmSync(junk());
  });
});
