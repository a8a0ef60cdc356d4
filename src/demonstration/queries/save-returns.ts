import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

/** A return as it stands today, with what was answered and the figures of it. */
export interface ReturnRow {
  returnId: string;
  askId: string;
  sendId: string;
  locationId: string;
  formId: string;
  formVersion: number;
  opensOn: Day;
  dueOn: Day;
  state: 'asked' | 'late' | 'sent';
  sentOn: Day | null;
  answers: Readonly<Record<string, number | string | null>> | null;
  measures: Readonly<Record<string, number>>;
}

/** Whether the returns of a month are there. */
export async function hasReturns(tx: Tx, month: Day): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from capacity.published_return_state where month = ${month}::date) as there`.execute(
    tx,
  );
  return rows[0]!.there;
}

/** Writes the returns of a month as if each had been asked and sent on its days. */
export async function saveReturns(
  tx: Tx,
  authorityId: string,
  month: Day,
  rows: readonly ReturnRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const made = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("returnId" uuid, "askId" uuid, "sendId" uuid,
    "locationId" text, "formId" text, "formVersion" int, "opensOn" date, "dueOn" date, state text, "sentOn" date, answers jsonb, measures jsonb)`;
  await sql`
    insert into capacity.monthly_return
           (return_id, authority_id, location_id, month, form_id, form_version, opens_on, due_on, state, sent_on, sent_number, opened_at)
    select r."returnId", ${authorityId}::uuid, r."locationId", ${month}::date, r."formId", r."formVersion", r."opensOn", r."dueOn", r.state,
           r."sentOn", case when r."sentOn" is not null then 1 end, r."opensOn" + interval '6 hours 15 minutes'
      from ${made}`.execute(tx);
  await sql`
    insert into capacity.answers (return_id, number, authority_id, location_id, answers, on_behalf, sent_on, sent_at, sent_by)
    select r."returnId", 1, ${authorityId}::uuid, r."locationId", r.answers, false, r."sentOn", r."sentOn" + interval '11 hours', 'the provider'
      from ${made} where r."sentOn" is not null`.execute(tx);
  await sql`
    insert into capacity.measure (return_id, authority_id, location_id, month, measure, value)
    select r."returnId", ${authorityId}::uuid, r."locationId", ${month}::date, m.key, m.value::numeric
      from ${made}, jsonb_each_text(r.measures) as m`.execute(tx);
  await sql`
    insert into capacity.act (act_id, return_id, authority_id, location_id, act, done_at, done_by)
    select r."askId", r."returnId", ${authorityId}::uuid, r."locationId", 'ask', r."opensOn" + interval '6 hours 15 minutes', 'system' from ${made}
    union all
    select r."sendId", r."returnId", ${authorityId}::uuid, r."locationId", 'send', r."sentOn" + interval '11 hours', 'the provider'
      from ${made} where r."sentOn" is not null`.execute(tx);
}
