import { CompiledQuery, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './types.ts';

/** Rows go to the database in statements of about this size, so that memory stays bounded on either database. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** The bytes of one COPY, in the place of a query's parameter. */
class CopyBatch {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/**
 * Loads rows by COPY, as a stream in bounded memory. The statement is
 * "copy schema.table (columns) from stdin"; each item of `rows` is one or more whole lines, as `copyLine` makes them.
 * Inside `within` all of it is one transaction. Row-level security is not applied by COPY, so tables that have it
 * refuse this: it is for staging tables. Answers the number of rows.
 */
export async function copyRows(
  tx: Tx,
  statement: string,
  rows: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  let lines: string[] = [];
  let size = 0;
  let copied = 0;
  const send = async () => {
    if (lines.length === 0) return;
    const batch = new CopyBatch(Buffer.from(lines.join('')));
    lines = [];
    size = 0;
    const result = await tx.executeQuery(CompiledQuery.raw(statement, [batch]));
    copied += Number(result.numAffectedRows ?? 0n);
  };
  for await (const line of rows) {
    lines.push(line);
    size += line.length;
    if (size >= BATCH_BYTES) await send();
  }
  await send();
  return copied;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One line of COPY's text format. Arrays and jsonb go in as the text that PostgreSQL reads them from. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map((value) => (value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!))).join('\t')}\n`;
}

/** A pool whose clients also take the batches of `copyRows`, which Kysely has no word for. */
export function takingCopies(pool: PostgresPool): PostgresPool {
  const wrapped = new WeakMap<PostgresPoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function wrap(client: PostgresPoolClient): PostgresPoolClient {
  const query = (sql: unknown, parameters?: readonly unknown[]) =>
    parameters?.[0] instanceof CopyBatch
      ? copy(client as unknown as pg.PoolClient, sql as string, parameters[0].bytes)
      : (client.query as (sql: unknown, parameters?: readonly unknown[]) => unknown).call(
          client,
          sql,
          parameters,
        );
  return { query, release: () => client.release() } as PostgresPoolClient;
}

/** Kysely reads the number of rows from what looks like the answer to an insert. */
function copy(client: pg.PoolClient, statement: string, bytes: Buffer) {
  return new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(statement));
    stream.on('error', reject);
    stream.on('finish', () => resolve({ command: 'INSERT', rowCount: stream.rowCount, rows: [] }));
    stream.end(bytes);
  });
}
