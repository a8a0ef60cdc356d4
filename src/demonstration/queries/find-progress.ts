import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** What the trail calls the last step. */
export const COMPLETE = 'demonstration complete';

export interface Progress {
  /** Registered locations in the council's area. */
  registered: number;
  /** True once what the council heard is in its log. */
  heard: boolean;
  /** True once the market was rated. */
  rated: boolean;
  /** True once all of it is there. */
  complete: boolean;
}

/** How far the making of a demonstration has come. */
export async function findProgress(tx: Tx, authorityId: string, area: readonly string[]): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select (select count(*) from cqc.location l
             where l.registration_status = 'Registered' and l.local_authority = any(${[...area]}::text[])) as registered,
           exists (select from intelligence.published_signal) as heard,
           exists (select from risk.published_assessment a where a.authority_id = ${authorityId}) as rated,
           exists (select from platform.audit_entry e where e.chain = ${authorityId} and e.action = ${COMPLETE}) as complete`.execute(
    tx,
  );
  return rows[0]!;
}
