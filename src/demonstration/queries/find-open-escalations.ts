import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** What is escalated and not yet decided. */
export async function findOpenEscalations(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select escalation_id as id from escalation.published_escalation where state <> 'decided' order by raised_at`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
