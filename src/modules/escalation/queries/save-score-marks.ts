import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { schemeOf, schemeOfRow, type SchemeInForce, type SchemeRow } from './scheme-source.ts';

/** A day on which a service moved, and its lowest score of that day. */
interface ScoreMark {
  day: Day;
  score: number;
}

/** The scheme in force, and the marks that its rules weigh a climb against. */
interface MarkedInForce {
  inForce: SchemeInForce;
  /** Marks as they were before, by service: of those whose score rises. */
  earlier: Map<string, ScoreMark[]>;
}

/**
 * Keeps the lowest score of a day for services that moved on it, and answers the scheme in force with the earlier marks of those that
 * `rises`, within the longest window of its rules on jumps. One statement whatever their number: it is sent whenever a score moves.
 * @throws RangeError before the first shipped scheme
 */
export async function saveScoreMarks(
  tx: Tx,
  { authorityId, today, onDay }: { authorityId: string; today: Day; onDay: Day },
  marks: readonly { locationId: string; lowest: number; rises: boolean }[],
): Promise<MarkedInForce> {
  const rising = marks.filter(({ rises }) => rises).map(({ locationId }) => locationId);
  // A select beside an insert sees what was there before it.
  const found = await sql<{ scheme: SchemeRow | null; marks: (ScoreMark & { locationId: string })[] | null }>`
    with scheme as materialized (${schemeOf(today)}), looks as (
      select max((rule -> 'when' ->> 'days')::int) as days
        from scheme cross join jsonb_array_elements(scheme.definition -> 'rules') rule
       where rule -> 'when' ->> 'trigger' = 'jump'
    ), kept as (
      insert into escalation.score_mark (authority_id, location_id, on_day, lowest)
      select ${authorityId}::uuid, m.location_id, ${onDay}::date, m.lowest
        from unnest(${marks.map(({ locationId }) => locationId)}::text[], ${marks.map(({ lowest }) => lowest)}::numeric[])
             as m (location_id, lowest)
      on conflict (authority_id, location_id, on_day) do update set lowest = least(score_mark.lowest, excluded.lowest)
    )
    select (select to_jsonb(scheme) from scheme) as scheme,
           (select jsonb_agg(jsonb_build_object('locationId', s.location_id, 'day', s.on_day, 'score', s.lowest))
              from escalation.score_mark s
             where s.authority_id = platform.current_authority() and s.location_id = any(${rising}::text[])
               and s.on_day > ${onDay}::date - (select days from looks) and s.on_day <= ${onDay}::date) as marks`.execute(
    tx,
  );
  const { scheme, marks: earlier } = found.rows[0]!;
  return {
    inForce: schemeOfRow(scheme, today),
    earlier: Map.groupBy(earlier ?? [], ({ locationId }) => locationId),
  };
}
