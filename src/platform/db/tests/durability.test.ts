import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeWith } from '../../../../tests/support/requirements.ts';
import { openEmbedded } from '../index.ts';
import { freshFolder, startWriter } from './processes/index.ts';

describe('what the embedded database has acknowledged', () => {
  it('is on the disk: one sync per commit, before the reply, and none for reading', async () => {
    const db = await openEmbedded({ dataDir: await freshFolder() });
    await sql`create table public.kept (n int)`.execute(db.owner);
    await sql`insert into public.kept values (0)`.execute(db.owner);
    for (let n = 1; n <= 20; n++) {
      const before = await db.syncs();
      await db.owner.transaction().execute(async (tx) => {
        await sql`insert into public.kept values (${n})`.execute(tx);
        await sql`insert into public.kept values (${-n})`.execute(tx);
      });
      expect(await db.syncs(), `syncs of commit ${n}`).toBe(before + 1);
    }
    const before = await db.syncs();
    await sql`select count(*) from public.kept`.execute(db.owner);
    expect(await db.syncs()).toBe(before);
    await db.close();
  });

  it('is there after kill -9 in the middle of writing', async () => {
    const folder = await freshFolder();
    const writer = startWriter(folder);
    await writer.said('kept 60');
    await writer.kill();
    const acknowledged = writer.lines().filter((line) => line.startsWith('kept ')).length;
    const db = await openEmbedded({ dataDir: folder });
    const { rows } = await sql<{
      n: number;
      newest: number;
    }>`select count(*) as n, max(n) as newest from public.kept`.execute(db.owner);
    await db.close();
    // one more may have been committed and not yet told
    expect(rows[0]!.n).toBe(rows[0]!.newest);
    expect(rows[0]!.n - acknowledged).toBeOneOf([0, 1]);
  });
});

describeWith('strace', 'seen from the operating system', () => {
  it('each commit is one fdatasync, and its reply comes after it', async () => {
    const folder = await freshFolder();
    const trace = join(folder, 'trace');
    const writer = startWriter(folder, 10, [
      'strace',
      '-f',
      '-e',
      'trace=fdatasync,fsync,write',
      '-s',
      '20',
      '-o',
      trace,
    ]);
    await writer.said('kept 10');
    writer.process.stdin!.end();
    await writer.ended;
    const events = readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap(
        (line) =>
          /write\(1, "(open|kept \d+)\\n"|\b(fdatasync|fsync)\(/.exec(line)?.slice(1).filter(Boolean) ?? [],
      );
    const commits = events.slice(events.indexOf('open') + 1, events.indexOf('kept 10') + 1);
    expect(commits).toEqual(Array.from({ length: 10 }, (_, i) => ['fdatasync', `kept ${i + 1}`]).flat());
  });
});
