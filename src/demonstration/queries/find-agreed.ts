import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** Whether any council has ever made an agreement with another. Runs as the owner. */
export async function findAgreed(owner: Tx): Promise<boolean> {
  const { rows } = await sql<{ agreed: boolean }>`
    select exists (select from people.sharing_agreement) as agreed`.execute(owner);
  return rows[0]!.agreed;
}
