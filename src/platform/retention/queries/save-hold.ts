import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import { awaitBatches } from './find-hold.ts';

/** Holds a type for a council; false where it is held already. */
export async function saveNewHold(
  tx: Tx,
  hold: { holdId: string; authorityId: string; recordType: string; why: string },
  now: Date,
): Promise<boolean> {
  await awaitBatches(tx, hold.recordType);
  const saved = await sql`
    insert into platform.retention_hold (hold_id, authority_id, record_type, why, held_at)
    values (${hold.holdId}, ${hold.authorityId}, ${hold.recordType}, ${hold.why}, ${now})
    on conflict (authority_id, record_type) where lifted_at is null do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Lifts the hold of a type; false where there is none. */
export async function saveHoldLifted(
  tx: Tx,
  lifted: { authorityId: string; recordType: string; why: string },
  now: Date,
): Promise<boolean> {
  const saved = await sql`
    update platform.retention_hold
       set lifted_at = ${now}, lifted_by = platform.current_actor(), lifted_why = ${lifted.why}
     where authority_id = ${lifted.authorityId} and record_type = ${lifted.recordType} and lifted_at is null`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
