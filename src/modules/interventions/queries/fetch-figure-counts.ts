import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { interventionsSource } from './running-source.ts';

/** Open interventions by kind, and how many of them are overdue on a day. */
export async function fetchOpenByKind(
  tx: Tx,
  day: Day,
): Promise<{ kind: string; n: number; overdue: number }[]> {
  const found = await sql<{ kind: string; n: number; overdue: number }>`
    select a.kind_name as kind, count(*)::int as n, count(*) filter (where a.overdue)::int as overdue
      from ${interventionsSource(day)} where a.state = 'open' group by a.kind_name, a.place order by a.place`.execute(
    tx,
  );
  return found.rows;
}

/** The services of open interventions, of one kind by its name where asked, or of overdue ones only. */
export async function fetchOpenLocations(
  tx: Tx,
  day: Day,
  { kind, overdueOnly }: { kind?: string; overdueOnly: boolean },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.location_id as id from ${interventionsSource(day)}
     where a.state = 'open' and (${kind ?? null}::text is null or a.kind_name = ${kind ?? null})
       and (a.overdue or not ${overdueOnly}) order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Random checks of the year to a day, by month and team: how many were drawn, and done. */
export async function fetchCheckCounts(
  tx: Tx,
  day: Day,
): Promise<{ month: string; team: string; drawn: number; done: number }[]> {
  const found = await sql<{ month: string; team: string; drawn: number; done: number }>`
    select to_char(d.month, 'YYYY-MM') as month, d.team_name as team, count(i.intervention_id)::int as drawn,
           count(*) filter (where i.state = 'ended' and i.ended_on <= ${day}::date)::int as done
      from interventions.draw d
      join interventions.intervention i on i.draw_id = d.draw_id and i.state not in ('cancelled', 'declined')
     where d.month <= ${day}::date and d.month > (${day}::date - interval '1 year')
     group by d.month, d.team_name order by d.month desc, lower(d.team_name)`.execute(tx);
  return found.rows;
}

/** The services behind the same, of a month and team where asked. */
export async function fetchCheckedLocations(
  tx: Tx,
  day: Day,
  { month, team }: { month?: string; team?: string },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select i.location_id as id
      from interventions.draw d
      join interventions.intervention i on i.draw_id = d.draw_id and i.state not in ('cancelled', 'declined')
     where d.month <= ${day}::date and d.month > (${day}::date - interval '1 year')
       and (${month ?? null}::text is null or to_char(d.month, 'YYYY-MM') = ${month ?? null})
       and (${team ?? null}::text is null or d.team_name = ${team ?? null})
     order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
