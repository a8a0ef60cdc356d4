import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Clocked } from '../rules/clock.ts';

/** Writes down where clocks stand now. Whoever has an older page open is told so when they send it. */
export async function saveClocks(
  tx: Tx,
  rows: readonly (Clocked & { escalationId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update escalation.escalation e
       set state = r.state, level = r.level, acknowledge_by = r."acknowledgeBy", decide_by = r."decideBy", next_due_at = r."nextDueAt",
           acknowledged_at = case when r.state = 'raised' then null else e.acknowledged_at end,
           acknowledged_by = case when r.state = 'raised' then null else e.acknowledged_by end,
           version = e.version + 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("escalationId" uuid, state text, level int,
           "acknowledgeBy" timestamptz, "decideBy" timestamptz, "nextDueAt" timestamptz)
     where e.escalation_id = r."escalationId"`.execute(tx);
}
