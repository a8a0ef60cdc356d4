import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { CycleRule } from '../rules/cycle-days.ts';

/** The rules of a day: when months open and are due, what to do next by colour, and bank holidays. */
export interface Rules {
  cycle: CycleRule;
  nextActions: Record<Rag, string>;
  bankHolidays: ReadonlySet<string>;
}

/** The rules of a day as columns. */
export const rulesOn = (day: Day): RawBuilder<unknown> => sql`
  (select jsonb_build_object('opensWorkingDay', r.opens_working_day, 'dueWorkingDays', r.due_working_days,
            'jumpPoints', r.jump_points, 'expiryDays', r.expiry_days, 'remindDays', r.remind_days)
     from reviews.cycle_rule r where r.valid_from <= ${day}::date order by r.valid_from desc limit 1) as rule,
  (select jsonb_object_agg(n.rag, n.words)
     from (select distinct on (rag) rag, words from reviews.next_action_rule
            where valid_from <= ${day}::date order by rag, valid_from desc) n) as "nextActions",
  (select jsonb_agg(h.day) from reference.bank_holiday h where h.day >= ${day}::date - 400) as holidays`;

/** The columns of rulesOn. */
export interface RuleRow {
  rule: CycleRule | null;
  nextActions: Record<Rag, string> | null;
  holidays: string[] | null;
}

/** @throws RangeError where no rule holds on the day */
export function rulesOf({ rule, nextActions, holidays }: RuleRow, day: Day): Rules {
  if (rule === null || nextActions === null)
    throw new RangeError(`no rule says how the month of ${day} is reviewed`);
  return { cycle: rule, nextActions, bankHolidays: new Set(holidays ?? []) };
}

/**
 * The rules that hold on a day. One query.
 * @throws RangeError where none do
 */
export async function fetchRules(tx: Tx, day: Day): Promise<Rules> {
  const { rows } = await sql<RuleRow>`select ${rulesOn(day)}`.execute(tx);
  return rulesOf(rows[0]!, day);
}
