import { CompiledQuery, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
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

/** Stands in the place of a query's parameter where the statement is a COPY to us. */
const COPY_OUT = Symbol('copy out');

/**
 * What "copy ... to stdout" answers, in COPY's text format. All of it comes at once: ask for a few MB at a time.
 */
export async function copyOut(tx: Tx, statement: string): Promise<Buffer> {
  const { rows } = await tx.executeQuery<Buffer>(CompiledQuery.raw(statement, [COPY_OUT]));
  return rows[0]!;
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
  const query = (sql: unknown, parameters?: readonly unknown[]) => {
    const first = parameters?.[0];
    if (first instanceof CopyBatch)
      return copy(client as unknown as pg.PoolClient, sql as string, first.bytes);
    if (first === COPY_OUT) return readCopy(client as unknown as pg.PoolClient, sql as string);
    return (client.query as (sql: unknown, parameters?: readonly unknown[]) => unknown).call(
      client,
      sql,
      parameters,
    );
  };
  return { query, release: () => client.release() } as PostgresPoolClient;
}

/** The bytes as the only row of an answer. */
async function readCopy(client: pg.PoolClient, statement: string) {
  const pieces: Buffer[] = [];
  for await (const piece of client.query(copyTo(statement)) as AsyncIterable<Buffer>) pieces.push(piece);
  return { command: 'COPY', rowCount: null, rows: [Buffer.concat(pieces)] };
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
