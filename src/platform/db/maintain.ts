import { sql } from 'kysely';
import type { Database, Tx } from './types.ts';

/** A table whose rows changed enough since it was last looked at. */
interface Due {
  table: string;
  vacuum: boolean;
  analyze: boolean;
}

/**
 * What a server's autovacuum does by itself within a minute or so: takes up the room of dead rows and refreshes the
 * planner's statistics, in tables that changed much (autovacuum's own thresholds: 50 rows and 20 % dead, 1,000 and 20 %
 * new, 10 % changed). New rows need it because a search index keeps them in a list of its own until then, and the planner
 * rather reads the whole table. The embedded database has no autovacuum, and calls this when it is idle; a bulk load calls it at its end on either
 * database, so that the queries after it are planned on what is there. Not inside a transaction. Answers the tables.
 */
export async function maintain(db: Pick<Database, 'owner'>, only?: 'analyze'): Promise<string[]> {
  const due = (await fetchDue(db.owner)).filter(({ analyze }) => only === undefined || analyze);
  for (const { table, vacuum, analyze } of due) {
    const command = vacuum && only === undefined ? `vacuum ${analyze ? '(analyze)' : ''}` : 'analyze';
    await sql.raw(`${command} ${table}`).execute(db.owner);
  }
  return due.map(({ table }) => table);
}

async function fetchDue(owner: Tx): Promise<Due[]> {
  // what this session did a moment ago is otherwise counted up to a second late
  await sql`select pg_stat_force_next_flush()`.execute(owner);
  const { rows } = await sql<Due>`
    with seen as (
      select format('%I.%I', s.schemaname, s.relname) as table, greatest(c.reltuples, 0) as rows,
             s.n_dead_tup as dead, s.n_ins_since_vacuum as added, s.n_mod_since_analyze as changed,
             age(c.relfrozenxid) > current_setting('vacuum_freeze_table_age')::int as old
        from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    )
    select "table", old or dead > 50 + 0.2 * rows or added > 1000 + 0.2 * rows as vacuum, changed > 50 + 0.1 * rows as analyze
      from seen
     where old or dead > 50 + 0.2 * rows or added > 1000 + 0.2 * rows or changed > 50 + 0.1 * rows
     order by 1`.execute(owner);
  return rows;
}
