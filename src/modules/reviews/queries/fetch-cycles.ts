import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { rulesOf, rulesOn, type RuleRow, type Rules } from './fetch-rule.ts';

/** A monthly review. */
export interface Cycle {
  cycleId: string;
  month: Day;
  state: 'open' | 'closed';
  openedOn: Day;
  openedBy: string;
  dueOn: Day;
  remindedOn: Day | null;
  closedOn: Day | null;
  closedBy: string | null;
  closeReason: string;
  version: number;
}

/** A review with how far it has come. */
export interface CycleWithCounts extends Cycle {
  services: number;
  decided: number;
}

const CYCLE = sql`
  c.cycle_id as "cycleId", c.month, c.state, c.opened_on as "openedOn",
  regexp_replace(c.opened_by, ' \\([^()]*@[^()]*\\)$', '') as "openedBy", c.due_on as "dueOn", c.reminded_on as "remindedOn",
  c.closed_on as "closedOn", regexp_replace(c.closed_by, ' \\([^()]*@[^()]*\\)$', '') as "closedBy",
  c.close_reason as "closeReason", c.version`;

/** The reviews of the council, the newest first. */
export async function fetchCycles(tx: Tx): Promise<CycleWithCounts[]> {
  const { rows } = await sql<CycleWithCounts>`
    select ${CYCLE}, count(i.location_id)::int as services, count(i.decision_id)::int as decided
      from reviews.cycle c left join reviews.item i using (cycle_id)
     group by c.cycle_id
     order by c.month desc
     limit 120`.execute(tx);
  return rows;
}

/** The review of a month; null where it was never opened. */
export async function findCycle(tx: Tx, month: Day): Promise<Cycle | null> {
  const { rows } = await sql<Cycle>`
    select ${CYCLE} from reviews.cycle c where c.month = ${month}::date`.execute(tx);
  return rows[0] ?? null;
}

/** The review of a month, with the rules of a day. One query. */
export async function findCycleWithRules(
  tx: Tx,
  month: Day,
  day: Day,
): Promise<{ cycle: Cycle; rules: Rules } | null> {
  const { rows } = await sql<Cycle & RuleRow>`
    select ${CYCLE}, ${rulesOn(day)} from reviews.cycle c where c.month = ${month}::date`.execute(tx);
  const found = rows[0];
  if (found === undefined) return null;
  const { rule, nextActions, holidays, ...cycle } = found;
  return { cycle, rules: rulesOf({ rule, nextActions, holidays }, day) };
}
