import { randomBytes } from 'node:crypto';
import {
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type PostgresPool,
} from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { takingCopies } from './copy-rows.ts';
import type { EmbeddedEngine } from './embedded-engine.ts';
import { EmbeddedStream } from './embedded-stream.ts';
import type { Tx } from './types.ts';

/** The longest a statement may run on a server; migrations take it off for themselves. */
const STATEMENT_TIMEOUT = '10min';
/** A transaction that its program has forgotten must not hold its locks for ever. */
const IDLE_TRANSACTION_TIMEOUT = '10min';
const SERVER_CONNECTIONS = 8;
const SERVER_CONNECT_MS = 10_000;
/** The embedded database has one connection: one piece of work waits for another, at most this long. */
const EMBEDDED_WAIT_MS = 120_000;

export function serverPool(databaseUrl: string): pg.Pool {
  return new pg.Pool({
    connectionString: databaseUrl,
    max: SERVER_CONNECTIONS,
    connectionTimeoutMillis: SERVER_CONNECT_MS,
    types: columnTypes,
    // each process its own, so that one can tell whether another works on the database
    application_name: `amberley ${randomBytes(4).toString('hex')}`,
    options:
      // compiling a statement to machine code took longer than any of ours that are slow enough for it
      `-c timezone=UTC -c jit=off -c statement_timeout=${STATEMENT_TIMEOUT} ` +
      `-c idle_in_transaction_session_timeout=${IDLE_TRANSACTION_TIMEOUT}`,
  });
}

export function embeddedPool(engine: EmbeddedEngine): pg.Pool {
  return new pg.Pool({
    // Names for node-postgres, which would otherwise look for them in the environment.
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
    ssl: false,
    stream: () => new EmbeddedStream(engine) as never,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: EMBEDDED_WAIT_MS,
    types: columnTypes,
  });
}

/** What Kysely itself sends around a transaction; not the work of anybody's query. */
const TRANSACTION_WORDS = new Set(['begin', 'commit', 'rollback']);

/** Where a connection is lost in a transaction, the error that says so is told, not the failed rollback after it. */
class OurDriver extends PostgresDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

class OurDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new OurDriver(this.#config);
  }
}

/** Kysely over a pool. `onQuery` hears every statement but those that set a transaction up and end it. */
export function overPool(pool: PostgresPool, setUp: string, onQuery?: (sql: string) => void): Tx {
  return new Kysely<unknown>({
    dialect: new OurDialect({ pool: takingCopies(pool) }),
    log: (event) => {
      const { sql } = event.query;
      if (onQuery !== undefined && !TRANSACTION_WORDS.has(sql) && !sql.startsWith(setUp)) onQuery(sql);
    },
  });
}
