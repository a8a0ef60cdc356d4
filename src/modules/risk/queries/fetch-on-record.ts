import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { OnRecord } from '../rules/changes.ts';

interface OnRecordRow extends OnRecord {
  locationId: string;
}

/** What there is for a rating to be compared with. */
interface OnRecordNow {
  /** The first later day on which the whole market was rated; null where there is none, so that the rating is the newest. */
  next: Day | null;
  /** Empty where there is a later day. */
  onRecord: Map<string, OnRecord>;
}

/** What a council has on record of its locations, or of some of them, now, unless its whole market was rated for a later day. */
export async function fetchCurrentOnRecord(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds: readonly string[] | undefined,
): Promise<OnRecordNow> {
  const { rows } = await sql<OnRecordRow & { next: Day | null }>`
    select run.next, a.location_id as "locationId", a.rag, a.model_id as "modelId", a.model_version as "modelVersion", a.said,
           a.score::float8 as score,
           case when a.floors = '[]' then '{}' else array(select f ->> 'words' from jsonb_array_elements(a.floors) f) end as floors
      from (select min(as_at) as next from risk.rating_run
             where authority_id = ${authorityId}::uuid and as_at > ${asAt}::date) run
      left join risk.assessment a
        on run.next is null and a.authority_id = ${authorityId}::uuid
       and (${locationIds === undefined} or a.location_id = any (${[...(locationIds ?? [])]}::text[]))`.execute(
    tx,
  );
  const there = rows.filter(({ locationId }) => locationId !== null);
  return { next: rows[0]?.next ?? null, onRecord: new Map(there.map((row) => [row.locationId, row])) };
}

/** The colours that a council has on record for a day of the past. */
export async function fetchPastOnRecord(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds: readonly string[] | undefined,
): Promise<Map<string, OnRecord>> {
  const { rows } = await sql<OnRecordRow>`
    select h.location_id as "locationId", h.rag, h.model_id as "modelId", h.model_version as "modelVersion", null as said,
           h.score::float8 as score, '{}'::text[] as floors
      from risk.assessment_as_at(${asAt}::date) h
     where h.authority_id = ${authorityId}::uuid
       and (${locationIds === undefined} or h.location_id = any (${[...(locationIds ?? [])]}::text[]))`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.locationId, row]));
}
