import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Every English council with adult social care duties, by region, as CQC spells them. */
export async function fetchLocalAuthorities(tx: Tx): Promise<{ region: string; localAuthority: string }[]> {
  const found = await sql<{ region: string; localAuthority: string }>`
    select region, local_authority as "localAuthority" from reference.local_authority order by region, local_authority`.execute(
    tx,
  );
  return found.rows;
}
