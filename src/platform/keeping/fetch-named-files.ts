import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { quoted } from './layout.ts';

/**
 * The stored files that rows of these schemas name. A text column called `path`, or `..._path`, holds the place of a
 * file within the data folder where it begins with `files/`: that is the house's convention.
 */
export async function fetchNamedFiles(tx: Tx, schemas: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select n.nspname::text as schema, c.relname::text as table, a.attname::text as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = any(${[...schemas]}::text[])
       and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
       and (a.attname = 'path' or a.attname like '%\_path')
     order by 1, 2, 3`.execute(tx);
  const found = new Set<string>();
  for (const { schema, table, column } of columns) {
    const { rows } = await sql<{ path: string }>`
      select distinct ${sql.raw(quoted(column))} as path from ${sql.raw(quoted(schema, table))}
       where ${sql.raw(quoted(column))} like 'files/%'`.execute(tx);
    for (const { path } of rows) found.add(path);
  }
  return [...found].sort();
}
