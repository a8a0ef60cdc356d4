import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** An entry of the audit trail by its number, with its hash. */
export interface TrailEntry {
  auditEntry: number;
  auditHash: string;
}

/** The newest entry of the council's audit trail that whoever asks may see; number 0 where there is none. */
export async function findTrailHead(tx: Tx, authorityId: string): Promise<TrailEntry> {
  const found = await sql<TrailEntry>`
    select seq as "auditEntry", encode(hash, 'hex') as "auditHash" from platform.audit_entry
     where chain = ${authorityId} order by seq desc limit 1`.execute(tx);
  return found.rows[0] ?? { auditEntry: 0, auditHash: '' };
}
