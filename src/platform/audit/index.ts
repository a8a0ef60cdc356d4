import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

export interface AuditFault {
  chain: string;
  seq: number;
  fault: string;
}

/** The first entry that does not fit its chain, or undefined where every chain holds. Runs as the owner. */
export async function findFirstFault(owner: Tx): Promise<AuditFault | undefined> {
  const found = await sql<AuditFault>`select chain, seq, fault from platform.audit_first_fault()`.execute(
    owner,
  );
  return found.rows[0];
}

/** How many entries there are, in how many chains. */
export async function countEntries(owner: Tx): Promise<{ entries: number; chains: number }> {
  const found = await sql<{ entries: number; chains: number }>`
    select count(*) as entries, count(distinct chain) as chains from platform.audit_entry`.execute(owner);
  return found.rows[0] ?? { entries: 0, chains: 0 };
}
