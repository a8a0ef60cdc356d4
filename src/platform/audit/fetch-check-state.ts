import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

/** How the newest check of the trail stands. `problem` is why it could not be made, where it could not. */
export interface CheckState {
  underWay: boolean;
  problem: string | null;
  jobId: string;
}

/** The council's newest check of its trail, ended or not; undefined where there was never one. */
export async function fetchCheckState(tx: Tx): Promise<CheckState | undefined> {
  const found = await sql<CheckState>`
    select state in ('queued', 'running') as "underWay", case when state = 'failed' then error end as problem, job_id as "jobId"
      from platform.job
     where kind = 'audit.verify' and authority_id = platform.current_authority() and state <> 'cancelled'
     order by created_at desc limit 1`.execute(tx);
  return found.rows[0];
}
