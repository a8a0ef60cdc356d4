import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** An entry of the history of statuses; `rag` is null where the location was not in the market. */
export interface StatusEntry {
  locationId: string;
  asAt: Day;
  rag: Rag | null;
  undecided: boolean;
  decisionId: string | null;
}

/** Writes entries of past days, and works out again since when the statuses of today have their colour. */
export async function savePastStatus(
  tx: Tx,
  authorityId: string,
  entries: readonly StatusEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into risk.status_history as h (authority_id, location_id, as_at, rag, undecided, decision_id)
    select ${authorityId}::uuid, i."locationId", i."asAt", i.rag, i.undecided, i."decisionId"
      from json_to_recordset(${JSON.stringify(entries)}::json)
        as i ("locationId" text, "asAt" date, rag text, undecided boolean, "decisionId" uuid)
    on conflict (authority_id, location_id, as_at) do update
       set rag = excluded.rag, undecided = excluded.undecided, decision_id = excluded.decision_id
     where (h.rag, h.undecided, h.decision_id) is distinct from (excluded.rag, excluded.undecided, excluded.decision_id)`.execute(
    tx,
  );
  await sql`
    update risk.status s set since = run.since
      from (select s.location_id, min(h.as_at) as since
              from risk.status s
              join risk.status_history h on h.authority_id = s.authority_id and h.location_id = s.location_id and h.rag = s.rag
             where s.authority_id = ${authorityId}::uuid and s.location_id = any (${entries.map((one) => one.locationId)}::text[])
               and h.as_at > coalesce((select max(other.as_at) from risk.status_history other
                                        where other.authority_id = s.authority_id and other.location_id = s.location_id
                                          and other.rag is distinct from s.rag), '-infinity')
             group by 1) run
     where s.authority_id = ${authorityId}::uuid and s.location_id = run.location_id and s.since <> run.since`.execute(
    tx,
  );
}
