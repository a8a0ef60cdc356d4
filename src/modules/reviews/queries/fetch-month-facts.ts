import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Something that happened to a service, or stands open, as the reader may know it. */
export interface MonthFact {
  on: Day;
  kind: 'heard' | 'cqc' | 'rating' | 'enforcement' | 'return' | 'status' | 'intervention';
  words: string;
  /** True for what speaks against the service. */
  adverse: boolean;
  /** For an event of the log: its page. */
  eventId: string | null;
}

/**
 * What happened to a service between two days, newest first: what the council heard, CQC's ratings and changes, enforcement, returns
 * that are late, moves of the status, and interventions that are open. Row-level security leaves out what the reader may not know; of what a
 * whistleblower said only the kind and severity are told here.
 */
export async function fetchMonthFacts(tx: Tx, locationId: string, from: Day, to: Day): Promise<MonthFact[]> {
  const { rows } = await sql<MonthFact>`
    select f.* from (
      select e.received_on as "on", 'heard' as kind,
             e.kind_name || ', severity ' || e.severity || case when e.confidentiality = 'whistleblower' then '' else ': ' || e.title end as words,
             e.adverse, e.event_id as "eventId"
        from intelligence.published_event e where e.location_id = ${locationId}
      union all
      select r.report_date, 'rating', 'CQC rated it ' || r.rating || ' overall', r.rating in ('Requires improvement', 'Inadequate'), null
        from cqc.published_rating_event r
       where r.location_id = ${locationId} and r.service_group = 'Overall' and r.key_question = 'Overall' and r.rating is not null
      union all
      select m.happened_on, 'cqc', initcap(left(m.kind, 1)) || substr(m.kind, 2) || coalesce(': ' || (m.detail ->> 'to'), ''),
             m.kind in ('manager left', 'dormant', 'rating down'), null
        from cqc.published_movement m where m.location_id = ${locationId} and m.kind not in ('rating up', 'rating down', 'first rating')
      union all
      select e.imposed_on, 'enforcement', e.kind || case when e.lifted_on is null then ' in force' else ' lifted' end, true, null
        from market.published_enforcement e where e.location_id = ${locationId}
      union all
      select t.due_on, 'return', 'The return of ' || to_char(t.month, 'FMMonth YYYY') || ' has not come', true, null
        from capacity.published_return_state t where t.location_id = ${locationId} and t.late and t.sent_on is null
      union all
      select h.as_at, 'status', 'Status ' || h.rag || case when h.undecided then ', proposed' else ', decided' end, h.rag = 'Red', null
        from risk.published_status_history h where h.location_id = ${locationId} and h.rag is not null
    ) f
     where f."on" between ${from}::date and ${to}::date
    union all
    select coalesce(a.started_on, a.raised_on), 'intervention',
           a.kind_name || case when a.state = 'proposed' then ' proposed' else ' under way' end
             || coalesce(', next: ' || a.next_step, '') || case when a.overdue then ' (overdue)' else '' end, a.overdue, null
      from interventions.published_action(${to}::date) a where a.location_id = ${locationId}
     order by 1 desc, 2, 3`.execute(tx);
  return rows;
}
