import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { lockDataFolder } from '../../src/platform/db/data-folder-lock.ts';
import { DataFolderInUseError, migrate, openDatabase } from '../../src/platform/db/index.ts';
import { readMigrations } from '../../src/platform/db/migrate.ts';
import { projectRoot, TEST_SERVER } from './requirements.ts';

/**
 * Migrated databases to copy, made once for a state of the migrations and kept between runs: making an embedded
 * database takes seconds, copying its folder a tenth of one.
 */

export const MIGRATIONS = join(projectRoot, 'migrations');
export const CACHE = join(projectRoot, 'node_modules', '.cache', 'amberley-databases');
const DAY_MS = 86_400_000;
/** Any number that the product does not lock. */
const SERVER_LOCK = 5_221_870_331;

const pglitePackage = join(projectRoot, 'node_modules', '@electric-sql', 'pglite', 'package.json');
const pgliteVersion = (JSON.parse(readFileSync(pglitePackage, 'utf8')) as { version: string }).version;

function migrationsKey(): string {
  const hash = createHash('sha256');
  for (const { name, sha256 } of readMigrations(MIGRATIONS)) hash.update(`${name} ${sha256}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** A data folder with a migrated embedded database, to be copied and never opened. */
export async function embeddedTemplate(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const template = join(CACHE, `${pgliteVersion}-${migrationsKey()}`);
  if (existsSync(template)) return template;
  return alone('.', async () => {
    if (existsSync(template)) return template;
    removeOld();
    const making = `${template}.making`;
    rmSync(making, { recursive: true, force: true });
    cpSync(await emptyTemplate(), making, { recursive: true });
    await openAndClose(making, true);
    renameSync(making, template);
    return template;
  });
}

/** The database before any migration, which are edited more often than PGlite is upgraded. */
async function emptyTemplate(): Promise<string> {
  const empty = join(CACHE, `${pgliteVersion}-empty`);
  if (existsSync(empty)) return empty;
  const making = `${empty}.making`;
  rmSync(making, { recursive: true, force: true });
  await openAndClose(making, false);
  renameSync(making, empty);
  return empty;
}

async function openAndClose(dataDir: string, migrated: boolean): Promise<void> {
  const db = await openDatabase({ dataDir, purpose: 'a test template' });
  try {
    if (migrated) await migrate(db, MIGRATIONS);
  } finally {
    await db.close();
  }
}

/** One process of the test run makes templates of a kind, the others wait for it; `what` names a folder of the cache. */
export async function alone<T>(what: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(join(CACHE, what), { recursive: true });
  for (;;) {
    try {
      const lock = lockDataFolder(join(CACHE, what), 'a test run', new Date());
      return await work().finally(() => lock.release());
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function removeOld(): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    const { mtimeMs } = statSync(path);
    if (statSync(path).isDirectory() && Date.now() - mtimeMs > DAY_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

/** Makes a database of its own on the test server, migrated or a copy of another; answers its address and how to drop it. */
export async function serverDatabase(like?: string): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const name = `amberley_test_${randomBytes(6).toString('hex')}`;
  await onServer(async (client) => {
    const template = like ?? (await serverTemplate(client));
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    databaseUrl: addressOf(name),
    drop: () =>
      onServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

async function serverTemplate(client: pg.Client): Promise<string> {
  const template = `amberley_template_${migrationsKey()}`;
  const exists = async () =>
    (await client.query('select from pg_database where datname = $1', [template])).rowCount === 1;
  if (await exists()) return template;
  await client.query(`select pg_advisory_lock(${SERVER_LOCK})`);
  try {
    if (await exists()) return template;
    await dropOld(client);
    const making = `${template}_making`;
    await client.query(`drop database if exists ${making} with (force)`);
    // The embedded database sorts and compares by code point; so do tests on a server.
    await client.query(
      `create database ${making} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
    );
    const db = await openDatabase({ dataDir: CACHE, databaseUrl: addressOf(making) });
    await migrate(db, MIGRATIONS).finally(() => db.close());
    await client.query(`alter database ${making} rename to ${template}`);
    return template;
  } finally {
    await client.query(`select pg_advisory_unlock(${SERVER_LOCK})`);
  }
}

/** What killed runs and old migrations left behind: databases made a while ago that nobody uses. */
async function dropOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database d
      where (datname like 'amberley\\_test\\_%' or datname like 'amberley\\_template\\_%')
        and (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '3 hours'
        and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  );
  for (const { datname } of rows) await client.query(`drop database if exists ${datname}`);
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: TEST_SERVER });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const url = new URL(TEST_SERVER);
  url.pathname = `/${database}`;
  return url.href;
}
