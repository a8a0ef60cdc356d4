import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** What everybody who takes records away and everybody who holds them waits for, in that order. */
const lockOf = (recordType: string) => sql`hashtextextended(${`retention ${recordType}`}, 0)`;

/**
 * Whether a type is held, by this council, or for records of no council by any. Until this transaction ends no hold is made:
 * whoever holds a type knows that nothing goes afterwards. Runs as the owner.
 */
export async function findHold(tx: Tx, recordType: string, authorityId: string | null): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(${lockOf(recordType)})`.execute(tx);
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from platform.retention_hold
                    where record_type = ${recordType} and lifted_at is null
                      and (${authorityId}::uuid is null or authority_id = ${authorityId}::uuid)) as held`.execute(
    tx,
  );
  return rows[0]!.held;
}

/** Waits until no batch of a type is under way. */
export async function awaitBatches(tx: Tx, recordType: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(recordType)})`.execute(tx);
}
