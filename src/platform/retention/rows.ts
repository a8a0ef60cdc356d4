import { sql, type RawBuilder } from 'kysely';
import type { Due, GoingRows } from './types.ts';

/**
 * Rows of one table that are deleted: `due` finds them, by the key of the table, and the oldest go first.
 *
 * @param what.path the column that names a row's stored file, which goes with it
 */
export function deletedRows(what: {
  table: string;
  key: string;
  due(due: Due): RawBuilder<unknown>;
  path?: string;
}): GoingRows {
  const { table, key, due, path } = what;
  return {
    due,
    async remove(tx, wanted, limit) {
      const named = path === undefined ? sql`null::text` : sql.ref(path);
      const { rows } = await sql<{ path: string | null }>`
        delete from ${sql.table(table)}
         where ${sql.ref(key)} in (select d.key from (${due(wanted)}) d order by d.since, d.key limit ${limit})
        returning ${named} as path`.execute(tx);
      return { records: rows.length, paths: rows.flatMap((row) => row.path ?? []) };
    },
  };
}

/** The day of an instant, in England. */
export const dayOfInstant = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Europe/London')::date`;
