import { sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { Outcome } from '../rules/history-words.ts';

/** Records what came of entries of a file. Nobody knows whether whoever told was answered. */
export async function saveHistoryOutcomes(
  tx: Tx,
  authorityId: string,
  outcomes: readonly (Outcome & { eventId: string; decidedOn: Day })[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await sql`
    insert into intelligence.outcome (event_id, authority_id, finding, done, decided_on, feedback)
    select o."eventId", ${authorityId}::uuid, o.finding, o.done, o."decidedOn", 'not possible'
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
        as o ("eventId" uuid, finding text, done text, "decidedOn" date)`.execute(tx);
}
