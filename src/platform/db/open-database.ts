import { basename } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { systemClock, type Clock } from '../clock/index.ts';
import { checkMajor, dataFolder, makeDataFolder } from './data-folder.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { DatabaseUnavailableError } from './errors.ts';
import { IdleUpkeep } from './idle.ts';
import { maintain } from './maintain.ts';
import { oneConnection } from './one-connection.ts';
import { embeddedPool, overPool, serverPool } from './pools.ts';
import type { Database } from './types.ts';
import { runWithin, SET_UP } from './within.ts';

export interface DatabaseOptions {
  /** A PostgreSQL server, postgres://...; without one the database in the data folder. */
  databaseUrl?: string;
  /** The data folder. With a server it holds the stored files only, and is not locked. */
  dataDir: string;
  clock?: Clock;
  /** What this process calls itself to others who want the folder, say "amberley serve". */
  purpose?: string;
  /** Hears the SQL of every query but a transaction's own set-up; for counting. */
  onQuery?: (sql: string) => void;
  /** The embedded database gives an answer within this time or is started anew. Default 10 minutes. */
  deadlineMs?: number;
}

/** The embedded database has this beside what every database has. */
export interface EmbeddedDatabase extends Database {
  readonly kind: 'embedded';
  /** How often the disk was synced since the start. */
  syncs(): Promise<number>;
}

const DEADLINE_MS = 600_000;
/** Views that check the reader's own rights (security_invoker) came with 15. */
const OLDEST_SERVER = 15;

/** Opens the database that the settings name. It has no tables before `migrate`. */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === undefined || options.databaseUrl === ''
    ? openEmbedded(options)
    : openServer(options.databaseUrl, options);
}

/**
 * Opens the database in the data folder, making both where they are missing, for this process alone.
 *
 * @throws DataFolderInUseError naming the process that holds the folder
 * @throws DatabaseUnavailableError for a folder of another PostgreSQL major, or one that cannot be written
 */
export async function openEmbedded(options: DatabaseOptions): Promise<EmbeddedDatabase> {
  const folder = dataFolder(options.dataDir);
  makeDataFolder(folder);
  const lock = lockDataFolder(
    folder.root,
    options.purpose ?? commandLine(),
    (options.clock ?? systemClock).now(),
  );
  try {
    checkMajor(folder);
    const engine = new EmbeddedEngine({ folder: folder.database }, options.deadlineMs ?? DEADLINE_MS);
    await engine.start();
    const pool = embeddedPool(engine);
    quiet(pool);
    const connection = oneConnection(pool);
    const owner = overPool(connection, SET_UP, options.onQuery);
    const unheard = overPool(connection, SET_UP);
    const upkeep = new IdleUpkeep(pool, () => maintain({ owner: unheard }));
    let closed: Promise<void> | null = null;
    const close = async () => {
      await upkeep.stop();
      await owner.destroy();
      await engine.close();
      lock.release();
    };
    return {
      kind: 'embedded',
      owner,
      within: (scope, work) => runWithin(owner, scope, work),
      close: () => (closed ??= close()),
      announce: (address) => lock.announce(address),
      syncs: () => engine.syncs(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openServer(databaseUrl: string, options: DatabaseOptions): Promise<Database> {
  const pool = serverPool(databaseUrl);
  quiet(pool);
  const owner = overPool(pool, SET_UP, options.onQuery);
  try {
    await checkServer(owner, databaseUrl);
  } catch (error) {
    await owner.destroy();
    throw error;
  }
  let closed: Promise<void> | null = null;
  return {
    kind: 'server',
    owner,
    within: (scope, work) => runWithin(owner, scope, work),
    announce: () => {},
    close: () => (closed ??= owner.destroy()),
  };
}

async function checkServer(owner: Database['owner'], databaseUrl: string): Promise<void> {
  const version = await sql<{ version: string }>`select current_setting('server_version') as version`
    .execute(owner)
    .catch((error: unknown) => {
      throw new DatabaseUnavailableError(
        `The PostgreSQL server of DATABASE_URL (${withoutPassword(databaseUrl)}) cannot be used: ${reason(error)}`,
        { cause: error },
      );
    });
  const found = version.rows[0]!.version;
  if (Number.parseInt(found, 10) < OLDEST_SERVER) {
    throw new DatabaseUnavailableError(
      `The PostgreSQL server of DATABASE_URL (${withoutPassword(databaseUrl)}) is version ${found}; Amberley needs ${OLDEST_SERVER} or newer.`,
    );
  }
}

/** A connection refused on several addresses comes without words of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.hostname}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`;
  } catch {
    return 'not a URL';
  }
}

/**
 * A connection that breaks is replaced at its next use, and whoever was using it hears of it from their query. Without
 * these listeners, node-postgres would end the process.
 */
function quiet(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

function commandLine(): string {
  return [basename(process.argv[1] ?? 'node'), ...process.argv.slice(2, 3)].join(' ');
}
