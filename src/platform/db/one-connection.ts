import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { DatabaseUnavailableError } from './errors.ts';

/** How long work inside a transaction waits for the connection that, most likely, it holds itself. */
const SELF_WAIT_MS = 20_000;

/** A piece of work that holds the connection; `open` until its transaction has ended. */
interface Holding {
  open: boolean;
}
const holding = new AsyncLocalStorage<Holding>();

/** Marks all that `work` starts as inside a transaction, until it ends. */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark: Holding = { open: true };
  try {
    return await holding.run(mark, work);
  } finally {
    mark.open = false;
  }
}

/**
 * A pool of one connection that says why nobody gets it. Work that asks the database for a second transaction inside
 * its first waits for itself; that mistake is told from honest waiting by who asks, and named.
 */
export function oneConnection(pool: pg.Pool, selfWaitMs: number = SELF_WAIT_MS): PostgresPool {
  const connect = async (): Promise<PostgresPoolClient> => {
    try {
      const inside = holding.getStore()?.open === true;
      return (await (inside ? withLimit(pool, selfWaitMs) : pool.connect())) as unknown as PostgresPoolClient;
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('timeout exceeded')) throw error;
      throw new DatabaseUnavailableError(
        'The database was busy with other work for too long; try again in a moment',
        {
          cause: error,
        },
      );
    }
  };
  return { connect, end: () => pool.end() };
}

function withLimit(pool: pg.Pool, ms: number): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(
        new Error(
          `A query waited ${ms / 1000} s for the embedded database's only connection, from inside a transaction: ` +
            'use the tx that `within` gives, and pass it down.',
        ),
      );
    }, ms);
    pool.connect().then(
      (client) => {
        clearTimeout(timer);
        if (late) client.release();
        else resolve(client);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
