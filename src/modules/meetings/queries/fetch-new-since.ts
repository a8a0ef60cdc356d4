import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { NewOfService } from '../rules/agenda.ts';

/**
 * What is new of each service since a day, for an agenda that everybody who reads minutes will see: open adverse entries of the log
 * that were recorded after it, statuses that moved, proposals that wait, and returns that are late. One query.
 */
export async function fetchNewSince(tx: Tx, since: Day): Promise<NewOfService[]> {
  const found = await sql<NewOfService>`
    with heard as (
      select s.location_id, jsonb_agg(jsonb_build_object('severity', s.severity, 'n', s.n) order by s.severity desc) as entries
        from (select e.location_id, e.severity, count(*)::int as n
                from intelligence.published_event e
               where e.confidentiality = 'open' and e.adverse and e.location_id is not null
                 and (e.recorded_at at time zone 'Europe/London')::date > ${since}::date
               group by e.location_id, e.severity) s
       group by s.location_id
    ), statuses as (
      select s.location_id, s.rag, b.rag as before, case when s.undecided and s.proposed_rag <> s.rag then s.proposed_rag end as proposed
        from risk.published_status s
        left join risk.published_status_as_at(${since}::date) b on b.location_id = s.location_id
    ), late as (
      select distinct on (r.location_id) r.location_id, r.month, r.missed_in_row
        from capacity.published_return_state r
       where r.state = 'late'
       order by r.location_id, r.month desc
    ), all_of as (
      select location_id from heard
      union select location_id from statuses
             where proposed is not null or (before is distinct from rag and (before is not null or rag = 'Red'))
      union select location_id from late
    )
    select a.location_id as "locationId", coalesce(l.name, o.name, a.location_id) as name, coalesce(h.entries, '[]') as entries,
           case when s.before is distinct from s.rag and (s.before is not null or s.rag = 'Red')
                then jsonb_build_object('from', s.before, 'to', s.rag) end as moved,
           s.proposed,
           case when late.month is not null then jsonb_build_object('month', late.month, 'inRow', late.missed_in_row) end as late
      from all_of a
      left join heard h on h.location_id = a.location_id
      left join statuses s on s.location_id = a.location_id
      left join late on late.location_id = a.location_id
      left join cqc.published_location l on l.location_id = a.location_id
      left join market.published_own_location o on o.location_id::text = a.location_id`.execute(tx);
  return found.rows;
}
