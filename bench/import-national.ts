import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importFile } from '../src/modules/cqc/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { EmbeddedEngine } from '../src/platform/db/embedded-engine.ts';
import { migrate, openDatabase } from '../src/platform/db/index.ts';
import { embeddedPool } from '../src/platform/db/pools.ts';
import { readTable } from '../src/platform/files/index.ts';
import { writeActiveLocations, writeLatestRatings } from './national-files/generate.ts';

/**
 * Importing the national files beside its yardstick: one streamed parse that throws its cells away, and a raw `copy` of
 * the same rows into the same kind of database. Each part runs in a process of its own, so that its peak memory is its own.
 *
 *   node bench/import-national.ts [embedded|server] [FOLDER of national files]
 */
const FILES = [
  { source: 'cqc-active', name: 'HSCA_Active_Locations.ods', sheet: 'HSCA_Active_Locations' },
  { source: 'cqc-ratings', name: 'Latest_ratings.ods', sheet: 'Locations' },
] as const;
const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const BENCH_DATABASE = 'amberley_bench_import';
const COPY_CHARACTERS = 4_000_000;

type Kind = 'embedded' | 'server';
type Part = 'parse' | 'copy' | 'import' | 'prepare';

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function parse(folder: string): Promise<void> {
  for (const { name, sheet } of FILES) {
    for await (const rows of readTable(join(folder, name), { sheet })) void rows.length;
  }
}

function escaped(cell: string): string {
  return /[\\\t\n\r]/.test(cell)
    ? cell.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!)
    : cell;
}

/** Seconds spent copying; the parse that feeds it is not counted. */
async function copy(folder: string, client: pg.PoolClient | pg.Client): Promise<number> {
  let spent = 0;
  for (const [i, { name, sheet }] of FILES.entries()) {
    let width = 0;
    let text = '';
    const send = async () => {
      const lines = text;
      text = '';
      spent += await seconds(
        () =>
          new Promise<void>((done, fail) => {
            const stream = client.query(copyFrom(`copy raw_${i} from stdin`));
            stream.on('finish', done);
            stream.on('error', fail);
            stream.end(lines);
          }),
      );
    };
    for await (const rows of readTable(join(folder, name), { sheet })) {
      for (const { cells } of rows) {
        if (width === 0) {
          width = cells.length;
          await client.query(`create table raw_${i} (${cells.map((_, c) => `c${c} text`).join(', ')})`);
          continue;
        }
        text += `${Array.from({ length: width }, (_, c) => escaped(cells[c] ?? '')).join('\t')}\n`;
      }
      if (text.length > COPY_CHARACTERS) await send();
    }
    if (text !== '') await send();
  }
  return spent;
}

async function freshServer(): Promise<string> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(`drop database if exists ${BENCH_DATABASE}`);
  await client.query(`create database ${BENCH_DATABASE}`);
  await client.end();
  return serverUrl();
}

function serverUrl(): string {
  const url = new URL(SERVER);
  url.pathname = `/${BENCH_DATABASE}`;
  return url.href;
}

async function copyPart(kind: Kind, folder: string): Promise<number> {
  if (kind === 'server') {
    const client = new pg.Client({ connectionString: await freshServer() });
    await client.connect();
    const spent = await copy(folder, client);
    await client.end();
    return spent;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-bench-'));
  const engine = new EmbeddedEngine({ folder: dataDir }, 600_000);
  await engine.start();
  const pool = embeddedPool(engine);
  const client = await pool.connect();
  const spent = await copy(folder, client);
  client.release();
  await pool.end();
  await engine.close();
  rmSync(dataDir, { recursive: true });
  return spent;
}

/** Makes the database in a process of its own, as installing the product does: PGlite's initdb alone peaks at 1.1 GB. */
async function prepare(kind: Kind, dataDir: string): Promise<number> {
  const db = await openDatabase({
    dataDir,
    databaseUrl: kind === 'server' ? await freshServer() : undefined,
  });
  await migrate(db, resolve(import.meta.dirname, '../migrations'));
  await db.close();
  return 0;
}

async function importPart(kind: Kind, folder: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-bench-'));
  spawnSync(process.execPath, [import.meta.filename, kind, dataDir, 'prepare'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const db = await openDatabase({ dataDir, databaseUrl: kind === 'server' ? serverUrl() : undefined });
  const context = { db, dataDir, clock: systemClock, scope: { authorityId: null, actor: 'bench' } };
  let spent = 0;
  for (const round of ['first', 'again']) {
    for (const { source, name } of FILES) {
      const started = performance.now();
      let staged = 0;
      const result = await importFile(
        { ...context, progress: (_done, total) => void (total !== null && (staged = performance.now())) },
        { source, path: join(folder, name) },
      );
      const took = (performance.now() - started) / 1000;
      if (round === 'first') spent += took;
      const { read, added, changed, unchanged, rejectedTotal } = result;
      process.stderr.write(
        `  ${round} ${source}: ${took.toFixed(1)} s (staged after ${((staged - started) / 1000).toFixed(1)} s) ${JSON.stringify({ read, added, changed, unchanged, rejectedTotal, moved: result.moved })}\n`,
      );
    }
  }
  await db.close();
  rmSync(dataDir, { recursive: true });
  return spent;
}

async function main(): Promise<void> {
  const kind: Kind = process.argv[2] === 'server' ? 'server' : 'embedded';
  const folder = process.argv[3] ?? join(tmpdir(), 'amberley-national-files');
  const part = process.argv[4] as Part | undefined;
  if (part !== undefined) {
    const spent =
      part === 'parse'
        ? await seconds(() => parse(folder))
        : await { copy: copyPart, import: importPart, prepare }[part](kind, folder);
    process.stdout.write(
      JSON.stringify({ spent, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
    );
    return;
  }
  await mkdir(folder, { recursive: true });
  if (!existsSync(join(folder, FILES[0].name))) await writeActiveLocations(join(folder, FILES[0].name));
  if (!existsSync(join(folder, FILES[1].name))) await writeLatestRatings(join(folder, FILES[1].name));
  const measured = Object.fromEntries(
    (['parse', 'copy', 'import'] as const).map((each) => {
      const child = spawnSync(process.execPath, [import.meta.filename, kind, folder, each], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return [each, JSON.parse(child.stdout.toString()) as { spent: number; peakMb: number }];
    }),
  ) as Record<'parse' | 'copy' | 'import', { spent: number; peakMb: number }>;
  const yardstick = measured.parse.spent + measured.copy.spent;
  process.stdout.write(
    `${kind}: parse ${measured.parse.spent.toFixed(1)} s + copy ${measured.copy.spent.toFixed(1)} s = ${yardstick.toFixed(1)} s; ` +
      `import ${measured.import.spent.toFixed(1)} s = ${(measured.import.spent / yardstick).toFixed(2)} x (bar 3); ` +
      `peak ${measured.import.peakMb} MB (bar ${kind === 'server' ? 400 : 1000})\n`,
  );
}

await main();
