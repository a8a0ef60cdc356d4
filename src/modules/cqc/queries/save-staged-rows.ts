import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { TableColumn } from '../import/table-columns.ts';

/** Between the entries of a list on its way into SQL: a character that text of people does not hold. */
export const LIST_SEPARATOR = '\u001f';

/** Values by column, as text: one array a column, beginning with the row numbers. */
export type ColumnArrays = (string | null)[][];

/**
 * Appends staged rows, each column travelling as one array: measured on 324,000 rating rows, see bench/, it costs
 * less than half of `jsonb_to_recordset`, and unlike COPY it is one statement on both databases.
 */
export async function saveStagedRows<Row>(
  tx: Tx,
  table: string,
  columns: readonly TableColumn<Row>[],
  importId: string,
  arrays: ColumnArrays,
): Promise<void> {
  const arrayTypes = ['bigint', ...columns.map(({ type }) => (type === 'text[]' ? 'text' : type))];
  const parameters = arrays.map((array, i) => sql`${array}::${sql.raw(arrayTypes[i]!)}[]`);
  const names = columns.map(({ column }) => column);
  const values = columns.map(({ column, type }) =>
    type === 'text[]' ? `string_to_array(r.${column}, E'\\x1f')` : `r.${column}`,
  );
  await sql`
    insert into ${sql.raw(table)} (import_id, row_number, ${sql.raw(names.join(', '))})
    select ${importId}::uuid, r.row_number, ${sql.raw(values.join(', '))}
      from unnest(${sql.join(parameters)}) as r (row_number, ${sql.raw(names.join(', '))})`.execute(tx);
}
