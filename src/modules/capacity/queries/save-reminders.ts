import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReminderKind } from '../rules/reminders.ts';
import type { ReturnKey } from './save-return.ts';

export interface NewReminder extends ReturnKey {
  kind: ReminderKind;
  number: number;
  accountId: string;
}

/** Keeps who was reminded; the same reminder is kept once. Answers the ids of those that are new, in no order. */
export async function saveReminders(
  tx: Tx,
  clock: Clock,
  today: Day,
  reminders: readonly NewReminder[],
): Promise<NewReminder[]> {
  if (reminders.length === 0) return [];
  const rows = reminders.map((row) => ({ ...row, reminderId: newId(clock) }));
  const saved = await sql<{ reminderId: string }>`
    insert into capacity.reminder (reminder_id, return_id, authority_id, location_id, kind, number, account_id, reminded_on)
    select r."reminderId", r."returnId", r."authorityId", r."locationId", r.kind, r.number, r."accountId", ${today}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "reminderId" uuid, "returnId" uuid, "authorityId" uuid, "locationId" text, kind text, number int, "accountId" uuid)
    on conflict (return_id, kind, number, account_id) do nothing
    returning reminder_id as "reminderId"`.execute(tx);
  const kept = new Set(saved.rows.map(({ reminderId }) => reminderId));
  return rows.filter(({ reminderId }) => kept.has(reminderId));
}
