import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { quoted } from './layout.ts';

/** How many rows a table has, and a number that stands for their content whatever their order. */
export interface Digest {
  rows: number;
  checksum: string;
}

/**
 * Counts a table and sums a number made of each row's MD5 (a sum, where exclusive-or would not see a row that is there
 * twice). Rows are compared as text: see `plainText`.
 */
export async function fetchDigest(tx: Tx, table: { schema: string; name: string }): Promise<Digest> {
  const { rows } = await sql<Digest>`
    select count(*) as rows, coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint), 0)::text as checksum
      from only ${sql.raw(quoted(table.schema, table.name))} t`.execute(tx);
  return rows[0]!;
}

/** Makes a transaction write values as text in one way, whatever the server's settings, and take its time. */
export async function plainText(tx: Tx): Promise<void> {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true),
    set_config('row_security', 'off', true)`.execute(tx);
}
