import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface PastRag {
  authorityId: string;
  locationId: string;
  /** The first day of the month. */
  month: Day;
  rag: Rag;
}

/** Saves colours that the council gave before it used this system; one of the same month is replaced. */
export async function savePastRags(tx: Tx, rows: readonly PastRag[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.past_rag (authority_id, location_id, month, rag)
    select r."authorityId", r."locationId", r.month, r.rag
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("authorityId" uuid, "locationId" text, month date, rag text)
    on conflict (authority_id, location_id, month) do update set rag = excluded.rag where past_rag.rag <> excluded.rag`.execute(
    tx,
  );
}
