import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

export interface Progress {
  /** Registered locations in the council's area. */
  registered: number;
  /** True once the market was rated, which is the last step. */
  rated: boolean;
}

/** How far the making of a demonstration has come. */
export async function findProgress(tx: Tx, authorityId: string, area: readonly string[]): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select (select count(*) from cqc.location l
             where l.registration_status = 'Registered' and l.local_authority = any(${[...area]}::text[])) as registered,
           exists (select from risk.published_assessment a where a.authority_id = ${authorityId}) as rated`.execute(
    tx,
  );
  return rows[0]!;
}
