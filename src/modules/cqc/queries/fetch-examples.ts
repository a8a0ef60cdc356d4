import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, becoming } from '../import/column-sql.ts';
import type { Example } from '../import/import-types.ts';
import type { Policy } from '../import/policies.ts';
import { LOCATION_COLUMNS } from '../import/table-columns.ts';
import type { StagedLocation } from '../rules/staged.ts';

/** Before the merge: how the first known locations will change, one row a differing column. */
export async function fetchLocationExamples(
  tx: Tx,
  importId: string,
  policies: Partial<Record<keyof StagedLocation, Policy>>,
  atMost: number,
): Promise<Example[]> {
  const changes = becoming(LOCATION_COLUMNS, policies, 'l', 's');
  if (changes.length === 0) return [];
  const pairs = changes.map(
    ({ column, expression }) =>
      `('${column}', to_jsonb(l.${column}) #>> '{}', to_jsonb(${expression}) #>> '{}')`,
  );
  const { rows } = await sql<Example>`
    with differing as (
      select l.location_id
        from cqc.staged_location s
        join cqc.location l on l.location_id = s.location_id
       where s.import_id = ${importId} and ${anyDiffers(changes, 'l')}
       order by s.row_number
       limit ${atMost}
    )
    select l.location_id as "locationId", l.name, d.field, d.was as "from", d.is_now as "to"
      from cqc.staged_location s
      join cqc.location l on l.location_id = s.location_id
      cross join lateral (values ${sql.raw(pairs.join(', '))}) as d (field, was, is_now)
     where s.import_id = ${importId} and l.location_id in (select location_id from differing) and d.was is distinct from d.is_now
     order by s.row_number, d.field
     limit ${atMost}`.execute(tx);
  return rows;
}

/** Before the merge: the first locations that the register does not know. */
export async function fetchNewLocationExamples(tx: Tx, importId: string, atMost: number): Promise<Example[]> {
  const { rows } = await sql<Example>`
    select s.location_id as "locationId", s.name, 'new location' as field, null as "from",
           concat_ws(', ', s.registration_status, s.local_authority) as "to"
      from cqc.staged_location s
     where s.import_id = ${importId} and not exists (select from cqc.location l where l.location_id = s.location_id)
     order by s.row_number
     limit ${atMost}`.execute(tx);
  return rows;
}

/** Before the merge, and after what is unchanged was taken out: the first judgements that will be new or corrected. */
export async function fetchEventExamples(tx: Tx, importId: string, atMost: number): Promise<Example[]> {
  const { rows } = await sql<Example>`
    select s.location_id as "locationId", l.name,
           concat_ws(', ', nullif(s.service_group, 'Overall'), s.key_question || ' rating', 'published ' || s.report_date) as field,
           coalesce(e.rating, e.not_rated_reason) as "from", coalesce(s.rating, s.not_rated_reason) as "to"
      from cqc.staged_rating_event s
      join cqc.location l on l.location_id = s.location_id
      left join cqc.rating_event e
        on e.location_id = s.location_id and e.service_group = s.service_group and e.key_question = s.key_question
       and e.report_date = s.report_date
     where s.import_id = ${importId}
     limit ${atMost}`.execute(tx);
  return rows;
}
