import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A row that says again what an earlier row of the same file said. */
export interface DuplicateRow {
  row: number;
  firstRow: number;
  id: string;
}

type Staged = 'location' | 'provider' | 'rating event';

const TABLES: Record<Staged, { table: string; key: string }> = {
  location: { table: 'cqc.staged_location', key: 'location_id' },
  provider: { table: 'cqc.staged_provider', key: 'provider_id' },
  'rating event': {
    table: 'cqc.staged_rating_event',
    key: 'location_id, service_group, key_question, report_date',
  },
};

/** Takes all but the first of equal ids out of the staged rows, with what came in the same record; answers them by row. */
export async function saveWithoutDuplicates(tx: Tx, staged: Staged): Promise<DuplicateRow[]> {
  const { table, key } = TABLES[staged];
  const { rows } = await sql<DuplicateRow>`
    with firsts as (
      select ${sql.raw(key)}, min(row_number) as first_row
        from ${sql.raw(table)}
       group by ${sql.raw(key)}
      having count(*) > 1
    )
    delete from ${sql.raw(table)} s
     using firsts f
     where (${sql.raw(prefixed(key, 's'))}) = (${sql.raw(prefixed(key, 'f'))}) and s.row_number > f.first_row
    returning s.row_number as row, f.first_row as "firstRow", s.${sql.raw(key.split(',')[0]!)} as id`.execute(
    tx,
  );
  if (rows.length > 0 && staged === 'location')
    await dropTogether(
      tx,
      rows.map(({ row }) => row),
    );
  return rows.sort((a, b) => a.row - b.row);
}

async function dropTogether(tx: Tx, rowNumbers: number[]): Promise<void> {
  for (const table of ['cqc.staged_rating_event', 'cqc.staged_relationship', 'cqc.staged_provider']) {
    await sql`delete from ${sql.raw(table)} where row_number = any (${rowNumbers}::bigint[])`.execute(tx);
  }
}

function prefixed(key: string, alias: string): string {
  return key
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}
