import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnKey } from './save-return.ts';

export interface NewReturn {
  locationId: string;
  formId: string;
  formVersion: number;
}

/** Asks for the returns of a month; those that are asked already are left as they are. Answers the new ones. */
export async function saveOpenedReturns(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  month: { month: Day; opensOn: Day; dueOn: Day },
  returns: readonly NewReturn[],
): Promise<ReturnKey[]> {
  if (returns.length === 0) return [];
  const rows = returns.map((row) => ({ ...row, returnId: newId(clock) }));
  const saved = await sql<{ returnId: string; locationId: string }>`
    insert into capacity.monthly_return
           (return_id, authority_id, location_id, month, form_id, form_version, opens_on, due_on, state, opened_at)
    select r."returnId", ${authorityId}, r."locationId", ${month.month}::date, r."formId", r."formVersion", ${month.opensOn}::date,
           ${month.dueOn}::date, 'asked', ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "returnId" uuid, "locationId" text, "formId" text, "formVersion" int)
    on conflict (authority_id, location_id, month) do nothing
    returning return_id as "returnId", location_id as "locationId"`.execute(tx);
  return saved.rows.map((row) => ({ ...row, authorityId }));
}
