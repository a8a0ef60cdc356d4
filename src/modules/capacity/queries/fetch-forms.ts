import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Form } from '../rules/form.ts';

/** Every version of every form. */
export async function fetchForms(tx: Tx): Promise<Form[]> {
  const found = await sql<{ form: Form }>`
    select definition as form from capacity.form order by form_id, version`.execute(tx);
  return found.rows.map(({ form }) => form);
}
