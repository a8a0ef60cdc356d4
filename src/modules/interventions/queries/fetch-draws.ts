import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A draw and how far its checks have got. */
export interface DrawLine {
  drawId: string;
  month: Day;
  teamId: string | null;
  teamName: string;
  candidates: number;
  drawn: number;
  done: number;
  concerns: number;
  overdue: number;
}

/** Draws of the last two years, the newest first, with what became of them by a day. */
export async function fetchDraws(tx: Tx, today: Day): Promise<DrawLine[]> {
  const found = await sql<DrawLine>`
    select d.draw_id as "drawId", d.month, d.team_id as "teamId", d.team_name as "teamName", jsonb_array_length(d.candidates) as candidates,
           count(i.intervention_id)::int as drawn, count(*) filter (where i.state = 'ended')::int as done,
           count(*) filter (where i.outcome in ('concerns', 'escalated'))::int as concerns,
           count(*) filter (where i.state = 'open' and exists (
             select from interventions.step s where s.intervention_id = i.intervention_id and s.state = 'to-do' and s.due_on < ${today}::date))::int as overdue
      from interventions.draw d
      left join interventions.intervention i on i.draw_id = d.draw_id and i.state not in ('cancelled', 'declined')
     where d.month > (${today}::date - interval '2 years')
     group by d.draw_id
     order by d.month desc, lower(d.team_name), d.draw_id`.execute(tx);
  return found.rows;
}
