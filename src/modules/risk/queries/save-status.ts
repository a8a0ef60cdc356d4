import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { HeldStatus } from '../rules/status.ts';

/** What holds of a location, with what it was worked out from. */
export interface StatusToSave extends HeldStatus {
  locationId: string;
  proposed: Rag;
  score: number;
  decisionId: string | null;
  decisionNumber: number;
  /** Whether colour, decision or whether it is decided are others than on record: then the history has an entry. */
  moved: boolean;
}

/** Rows a statement: about a megabyte on its way to the database. */
const BATCH = 5_000;

/**
 * Makes these the statuses of a council from a day on. Answers those that were saved: one on which somebody has decided in
 * the meantime is left as it is.
 */
export async function saveStatus(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  statuses: readonly StatusToSave[],
): Promise<Set<string>> {
  const saved = new Set<string>();
  for (let start = 0; start < statuses.length; start += BATCH) {
    const batch = JSON.stringify(statuses.slice(start, start + BATCH));
    const { rows } = await sql<{ location_id: string }>`
      with fresh as (
        select * from json_to_recordset(${batch}::json)
          as i ("locationId" text, rag text, undecided boolean, overridden boolean, "expiresOn" date, proposed text, score numeric,
                "decisionId" uuid, "decisionNumber" int, moved boolean)
      ), saved as (
        insert into risk.status as s (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided, decision_id,
                                      decision_number, overridden, expires_on)
        select ${authorityId}::uuid, f."locationId", f.rag, ${asAt}::date, f.proposed, f.score, f.undecided, f."decisionId",
               f."decisionNumber", f.overridden, f."expiresOn"
          from fresh f
        on conflict (authority_id, location_id) do update
           set rag = excluded.rag, since = case when s.rag = excluded.rag then s.since else excluded.since end,
               proposed_rag = excluded.proposed_rag, proposed_score = excluded.proposed_score, undecided = excluded.undecided,
               decision_id = excluded.decision_id, decision_number = excluded.decision_number,
               overridden = excluded.overridden, expires_on = excluded.expires_on
         where s.decision_number <= excluded.decision_number
        returning s.location_id
      ), entered as (
        insert into risk.status_history (authority_id, location_id, as_at, rag, undecided, decision_id)
        select ${authorityId}::uuid, f."locationId", ${asAt}::date, f.rag, f.undecided, f."decisionId"
          from fresh f join saved on saved.location_id = f."locationId"
         where f.moved
        on conflict (authority_id, location_id, as_at) do update
           set rag = excluded.rag, undecided = excluded.undecided, decision_id = excluded.decision_id
      )
      select location_id from saved`.execute(tx);
    for (const row of rows) saved.add(row.location_id);
  }
  return saved;
}

/** Takes the status off locations that closed or left the market, and ends their history. */
export async function deleteStatus(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds: readonly string[],
): Promise<void> {
  if (locationIds.length === 0) return;
  await sql`
    with gone as (
      delete from risk.status
       where authority_id = ${authorityId}::uuid and location_id = any (${[...locationIds]}::text[])
      returning location_id
    )
    insert into risk.status_history (authority_id, location_id, as_at, rag, undecided)
    select ${authorityId}::uuid, location_id, ${asAt}::date, null, false from gone
    on conflict (authority_id, location_id, as_at) do update set rag = null, undecided = false, decision_id = null`.execute(
    tx,
  );
}
