import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../tests/support/databases.ts';
import { openDatabase } from '../../../platform/db/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import { apiLocation, apiRatings } from '../factories.ts';
import { importFile } from '../index.ts';

const LOCATIONS = 1_500;
const ROOM = new URL('../index.ts', import.meta.url).href;
const DATABASE = new URL('../../../platform/db/index.ts', import.meta.url).href;
/** The room's door leads to pages, whose markup Node does not read by itself. */
const LOADER = new URL('../../../../scripts/source-loader.mjs', import.meta.url).href;
const CLOCK = new URL('../../../platform/clock/index.ts', import.meta.url).href;

/** An import in a process of its own, which says each step that it reports. */
const IMPORTER = `
  const [dataDir, path] = process.argv.slice(1);
  const { openDatabase } = await import(${JSON.stringify(DATABASE)});
  const { importFile } = await import(${JSON.stringify(ROOM)});
  const { systemClock } = await import(${JSON.stringify(CLOCK)});
  const db = await openDatabase({ dataDir });
  const scope = { authorityId: null, actor: 'tester' };
  const progress = (done, total, note) => console.log(note);
  await importFile({ db, dataDir, scope, clock: systemClock, progress }, { source: 'cqc-api', path });
  console.log('ended');
`;

/** Kills the importer, without a word, as soon as it says `at` (and a while after). */
async function killedAt(dataDir: string, path: string, at: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [
    '--import',
    LOADER,
    '--input-type=module',
    '-e',
    IMPORTER,
    dataDir,
    path,
  ]);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  let heard = '';
  child.stderr.on('data', (bytes: Buffer) => (heard += bytes.toString()));
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      if (heard.includes(at)) done();
    });
    child.once('exit', () => fail(new Error(`the importer ended before it said "${at}": ${heard}`)));
  });
  await sleep(afterMs);
  child.kill('SIGKILL');
  await gone;
}

describe('an import killed in the middle', { timeout: 240_000 }, () => {
  it.each([
    ['while it reads', 'Read ', 0],
    ['while it merges', 'Comparing', 150],
  ])('%s leaves nothing half-done, and the same file then comes in whole', async (_when, at, afterMs) => {
    const made = await openTestDatabase('embedded');
    await made.db.close();
    const dataDir = mkdtempSync(join(tmpdir(), 'amberley-kill-'));
    cpSync(made.dataDir, dataDir, { recursive: true });
    const path = join(dataDir, 'many.json');
    const many = Array.from({ length: LOCATIONS }, (_, i) =>
      apiLocation({ locationId: `1-${i}`, currentRatings: apiRatings('Good', '2022-05-10') }),
    );
    writeFileSync(path, JSON.stringify(many));
    await killedAt(dataDir, path, at, afterMs);
    const db = await openDatabase({ dataDir });
    const scope = { authorityId: null, actor: 'tester' };
    const count = async () =>
      (
        await db.within(scope, (tx) =>
          sql<{ n: number; done: number }>`
        select count(*) as n, (select count(*) from cqc.import where state = 'done') as done from cqc.location`.execute(
            tx,
          ),
        )
      ).rows[0]!;
    const left = await count();
    expect(left.n).toBe(left.done === 0 ? 0 : LOCATIONS);
    const clock = fixedClock('2026-11-16T09:00:00Z');
    const result = await importFile({ db, dataDir, scope, clock }, { source: 'cqc-api', path });
    expect(result).toMatchObject({ read: LOCATIONS, added: LOCATIONS - left.n, rejectedTotal: 0 });
    expect(await count()).toMatchObject({ n: LOCATIONS });
    await db.close();
    rmSync(dataDir, { recursive: true });
    await made.close();
  });
});
