import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The hash of an entry of the council's audit trail, or undefined where it is not for the reader to see. */
export async function findTrailHash(
  tx: Tx,
  authorityId: string,
  auditEntry: number,
): Promise<string | undefined> {
  const found = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from platform.audit_entry
     where chain = ${authorityId} and seq = ${auditEntry}`.execute(tx);
  return found.rows[0]?.hash;
}
