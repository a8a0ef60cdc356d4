import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Who was told of some escalations and can still sign in, with the rung on which each escalation stands. */
export async function fetchTold(
  tx: Tx,
  escalationIds: readonly string[],
): Promise<{ escalationId: string; accountId: string; level: number }[]> {
  const found = await sql<{ escalationId: string; accountId: string; level: number }>`
    select t.escalation_id as "escalationId", t.account_id as "accountId", e.level
      from escalation.told t
      join escalation.escalation e using (escalation_id)
      join people.published_account a on a.account_id = t.account_id and a.state = 'active'
     where t.escalation_id = any(${[...escalationIds]}::uuid[])
     order by t.told_at, t.account_id`.execute(tx);
  return found.rows;
}
