import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Whether a draft is still as it was seen; where it is, nobody else changes it before this transaction ends. */
export async function findDraftUnchanged(tx: Tx, draftId: string, seenVersion: number): Promise<boolean> {
  const { rows } = await sql`
    select version from risk.model_draft where draft_id = ${draftId}::uuid and version = ${seenVersion} for update`.execute(
    tx,
  );
  return rows.length === 1;
}
