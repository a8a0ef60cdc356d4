import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

/**
 * Notes in the trail that whoever acts looked at a sensitive record; again within ten minutes is not noted again. Answers
 * whether it was noted now. One statement; like every entry it holds its council's chain until the transaction ends, so
 * look last.
 */
export async function recordLook(
  tx: Tx,
  look: { table: string; id: string; why?: string },
): Promise<boolean> {
  const details = look.why === undefined ? {} : { why: look.why };
  const found = await sql<{ noted: boolean }>`
    select platform.audit_look(${look.table}, ${look.id}, ${JSON.stringify(details)}::jsonb) as noted`.execute(
    tx,
  );
  return found.rows[0]?.noted ?? false;
}

/** The same, where the table is one of the sensitive ones. */
export async function recordLookIfSensitive(
  tx: Tx,
  look: { table: string; id: string; why: string },
): Promise<void> {
  await sql`
    select platform.audit_look(${look.table}, ${look.id}, ${JSON.stringify({ why: look.why })}::jsonb)
     where exists (select from platform.sensitive_table s where s.table_name = ${look.table})`.execute(tx);
}
