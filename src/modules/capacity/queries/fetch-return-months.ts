import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Outcome } from '../rules/outcome.ts';
import { OUTCOME } from './outcome-source.ts';

/** How many returns of a month had an outcome. */
export interface MonthCount {
  month: Day;
  outcome: Outcome;
  n: number;
}

/** Every month that was ever asked of, the newest first, with how its returns stand; at most ten years. */
export async function fetchReturnMonths(tx: Tx): Promise<MonthCount[]> {
  const found = await sql<MonthCount>`
    select r.month, ${OUTCOME} as outcome, count(*)::int as n
      from capacity.monthly_return r
     where r.authority_id = platform.current_authority()
     group by 1, 2
     order by 1 desc, 2
     limit 600`.execute(tx);
  return found.rows;
}
