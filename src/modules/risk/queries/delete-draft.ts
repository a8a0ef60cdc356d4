import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes a draft away with its trials, where it is still as it was seen; answers whether it was. */
export async function deleteDraft(tx: Tx, draftId: string, seenVersion: number): Promise<boolean> {
  const { rows } = await sql`
    delete from risk.model_draft where draft_id = ${draftId}::uuid and version = ${seenVersion} returning draft_id`.execute(
    tx,
  );
  return rows.length === 1;
}
