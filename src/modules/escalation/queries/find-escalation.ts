import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { escalationsSource, type EscalationRow } from './escalations-source.ts';

/** One escalation, or null where there is none of that id in the council. */
export async function findEscalation(tx: Tx, escalationId: string): Promise<EscalationRow | null> {
  const found = await sql<EscalationRow>`
    ${escalationsSource}
     where e.authority_id = platform.current_authority() and e.escalation_id::text = ${escalationId}`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}
