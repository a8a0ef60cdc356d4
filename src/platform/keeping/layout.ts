import { sql } from 'kysely';
import type { AppliedMigration, Migration } from '../db/migrate.ts';
import type { Tx } from '../db/types.ts';

/** A table of Amberley's with its columns, but for those that PostgreSQL computes. */
export interface LayoutTable {
  schema: string;
  name: string;
  columns: string[];
}

/** The schemas that migrations make: what is Amberley's in a database that others may use too. */
export function schemasOf(migrations: readonly Migration[]): string[] {
  const made = migrations.flatMap(({ text }) => [
    ...text.matchAll(/^\s*create schema (?:if not exists )?([a-z_]+)/gim),
  ]);
  return [...new Set(made.map(([, schema]) => schema!))].sort();
}

/** Those of the files that ran, by name. */
export function migrationsThatRan(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const names = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => names.has(name));
}

/**
 * The tables of these schemas and the record of migrations. Unlogged tables are left out: they hold rows on their way
 * into others, a crash may empty them, and whoever filled them begins again.
 */
export async function fetchTables(tx: Tx, schemas: readonly string[]): Promise<LayoutTable[]> {
  const { rows } = await sql<LayoutTable>`
    select n.nspname::text as schema, c.relname::text as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p'
       and (n.nspname = any(${[...schemas]}::text[]) or (n.nspname, c.relname) = ('public', 'platform_migration'))
     order by 1, 2`.execute(tx);
  return rows;
}

/** `schema.table`, or a column, as SQL has it. */
export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}
