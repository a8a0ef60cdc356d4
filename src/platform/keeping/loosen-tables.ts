import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { quoted, type LayoutTable } from './layout.ts';

/** Statements that take something off the tables, and those that put it back as it was. */
interface Loosening {
  off: string[];
  on: string[];
}

/**
 * Runs work while foreign keys, triggers and the indexes that are only for speed are off these tables, and puts them
 * back: the rows of a snapshot come in any order, the audit trail is among them and must not be written a second time, and
 * an index is made from all its rows in a third of the time that adding them takes. Putting a foreign key back checks every
 * row. Only the tables' owner may do so; nobody needs to be a superuser.
 */
export async function withLooseTables(
  tx: Tx,
  tables: readonly LayoutTable[],
  work: () => Promise<void>,
): Promise<void> {
  const names = tables.map(({ schema, name }) => quoted(schema, name));
  const loose = [
    await fetchForeignKeys(tx, names),
    await fetchTriggers(tx, names),
    await fetchIndexes(tx, names),
  ];
  for (const statement of loose.flatMap(({ off }) => off)) await sql.raw(statement).execute(tx);
  await work();
  for (const statement of loose.toReversed().flatMap(({ on }) => on)) await sql.raw(statement).execute(tx);
}

async function fetchForeignKeys(tx: Tx, tables: readonly string[]): Promise<Loosening> {
  const { rows } = await sql<{ off: string; on: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
      from pg_constraint
     where contype = 'f' and conparentid = 0 and (conrelid = any(${[...tables]}::regclass[]) or confrelid = any(${[...tables]}::regclass[]))
     order by 1`.execute(tx);
  return both(rows);
}

/** Those that are off already stay so. */
async function fetchTriggers(tx: Tx, tables: readonly string[]): Promise<Loosening> {
  const { rows } = await sql<{ off: string; on: string }>`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
           format('alter table %s enable %s trigger %I', tgrelid::regclass,
             case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as on
      from pg_trigger
     where not tgisinternal and tgenabled <> 'D' and tgparentid = 0 and tgrelid = any(${[...tables]}::regclass[])
     order by 1`.execute(tx);
  return both(rows);
}

/** Not those behind a primary key or another constraint. */
async function fetchIndexes(tx: Tx, tables: readonly string[]): Promise<Loosening> {
  const { rows } = await sql<{ off: string; on: string }>`
    select format('drop index %s', indexrelid::regclass) as off, pg_get_indexdef(indexrelid) as on
      from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any(${[...tables]}::regclass[]) and not c.relispartition
       and not i.indisreplident and not i.indisclustered
       and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by 1`.execute(tx);
  return both(rows);
}

function both(rows: readonly { off: string; on: string }[]): Loosening {
  return { off: rows.map(({ off }) => off), on: rows.map(({ on }) => on) };
}
