import { sql } from 'kysely';
import { addMonths, day, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

const MONTHS = 12;

/** The first day of the oldest of the twelve months up to a day. */
function firstMonth(asAt: Day): Day {
  return addMonths(day(`${asAt.slice(0, 7)}-01`), 1 - MONTHS);
}

/** Escalations of the twelve months up to a day that were answered or due by its end, with the month in which they were raised. */
const counted = (asAt: Day) => sql`
  select e.location_id, to_char(e.raised_at at time zone 'Europe/London', 'YYYY-MM') as month,
         e.first_acknowledged_at is not null and e.first_acknowledged_at <= e.first_due_at as in_time
    from escalation.escalation e
   where e.authority_id = platform.current_authority()
     and (e.raised_at at time zone 'Europe/London')::date between ${firstMonth(asAt)}::date and ${asAt}::date
     and (e.first_acknowledged_at is not null or (e.first_due_at at time zone 'Europe/London')::date <= ${asAt}::date)`;

/** How many were acknowledged in time, of how many, for each month that has any. */
export async function fetchAnsweredCounts(
  tx: Tx,
  asAt: Day,
): Promise<{ month: string; n: number; of: number }[]> {
  const found = await sql<{ month: string; n: number; of: number }>`
    select month, (count(*) filter (where in_time))::int as n, count(*)::int as of
      from (${counted(asAt)}) c group by month order by month`.execute(tx);
  return found.rows;
}

/** The services behind it, of one month or of all. */
export async function fetchAnsweredIds(tx: Tx, asAt: Day, month: string | null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct location_id as id from (${counted(asAt)}) c
     where ${month}::text is null or month = ${month} order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
