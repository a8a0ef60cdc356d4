import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import type { AuditCheck } from './verify.ts';

/** A check of the trail that ran to its end. */
export interface LastCheck {
  at: Date;
  actor: string;
  check: AuditCheck;
}

/** The council's last check of its trail that ended, or the last that found nothing wrong; undefined where there is none. */
export async function fetchLastCheck(tx: Tx, { held = false } = {}): Promise<LastCheck | undefined> {
  const found = await sql<LastCheck>`
    select finished_at as at, actor, result as "check" from platform.job
     where kind = 'audit.verify' and authority_id = platform.current_authority() and state = 'done'
       and (not ${held}::boolean or result ->> 'holds' = 'true')
     order by created_at desc limit 1`.execute(tx);
  return found.rows[0];
}
