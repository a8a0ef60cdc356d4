import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { WorkingTime } from '../rules/add-minutes.ts';
import type { Scheme } from '../rules/scheme.ts';

/** The scheme in force on a day, and the days on which nobody works. */
export interface SchemeInForce {
  /** Null for the shipped one. */
  schemeId: string | null;
  scheme: Scheme;
  working: WorkingTime;
}

/** A scheme as it comes from the database. */
export interface SchemeRow {
  schemeId: string | null;
  definition: Scheme;
  holidays: string[];
}

/**
 * The council's own newest scheme of the day, else the shipped one: one row, or none before the first shipped scheme. For statements
 * that weigh something by it and are sent whenever somebody records something.
 */
export function schemeOf(today: Day): RawBuilder<unknown> {
  return sql`
    select s.scheme_id as "schemeId", s.definition,
           (select coalesce(jsonb_agg(h.day), '[]') from reference.bank_holiday h where h.day >= ${today}::date - 400) as holidays
      from (select scheme_id, valid_from, number, definition, 1 as place from escalation.scheme
             where authority_id = platform.current_authority() and valid_from <= ${today}::date
            union all
            select null, valid_from, null, definition, 2 from escalation.shipped_scheme where valid_from <= ${today}::date) s
     order by s.place, s.valid_from desc, s.number desc
     limit 1`;
}

/** @throws RangeError where there was none */
export function schemeOfRow(row: SchemeRow | null | undefined, today: Day): SchemeInForce {
  if (row === undefined || row === null)
    throw new RangeError(`no rules of escalation are in force on ${today}`);
  const { schemeId, definition: scheme, holidays } = row;
  return { schemeId, scheme, working: { hours: scheme.hours, holidays: new Set(holidays) } };
}
