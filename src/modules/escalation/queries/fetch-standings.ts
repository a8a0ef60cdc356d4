import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Standing } from '../rules/facts.ts';

interface Row extends Omit<Standing, 'today' | 'decision'> {
  decisionId: string | null;
  decidedRag: Rag;
  proposedRag: Rag;
  decidedOn: Day;
  expiresOn: Day | null;
}

/** How services stand for which time alone may make a rule fire: those that are Red, and those with an override on record. */
export async function fetchStandings(tx: Tx, today: Day): Promise<Standing[]> {
  const found = await sql<Row>`
    with newest as (
      select distinct on (d.location_id) d.location_id, d.decision_id, d.rag, d.proposed_rag, d.decided_on, d.expires_on
        from risk.published_decision d
       where d.authority_id = platform.current_authority()
       order by d.location_id, d.decided_at desc, d.decision_id desc
    ), late as (
      select a.location_id,
             jsonb_agg(jsonb_build_object('interventionId', a.intervention_id, 'step', coalesce(a.next_step, a.kind_name), 'dueOn', a.due_on)
                       order by a.due_on, a.intervention_id) as overdue
        from interventions.published_action(${today}::date) a
       where a.authority_id = platform.current_authority() and a.overdue
       group by a.location_id
    )
    select s.location_id as "locationId", s.rag, s.since, s.undecided, n.decision_id as "decisionId", n.rag as "decidedRag",
           n.proposed_rag as "proposedRag", n.decided_on as "decidedOn", n.expires_on as "expiresOn",
           (select f ->> 'atLeast' from risk.published_assessment a, jsonb_array_elements(a.floors) f
             where a.authority_id = s.authority_id and a.location_id = s.location_id
             order by array_position(array['Red', 'Amber', 'Green'], f ->> 'atLeast') limit 1) as floor,
           coalesce(l.overdue, '[]') as overdue
      from risk.published_status s
      left join newest n on n.location_id = s.location_id
      left join late l on l.location_id = s.location_id
     where s.authority_id = platform.current_authority() and (s.rag = 'Red' or n.expires_on is not null)
     order by s.location_id`.execute(tx);
  return found.rows.map(({ decisionId, decidedRag, proposedRag, decidedOn, expiresOn, ...row }) => ({
    ...row,
    today,
    decision: decisionId === null ? null : { decisionId, rag: decidedRag, proposedRag, decidedOn, expiresOn },
  }));
}
