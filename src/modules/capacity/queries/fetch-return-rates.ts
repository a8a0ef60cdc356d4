import { sql } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface ReturnRate {
  month: Day;
  asked: number;
  inTime: number;
  late: number;
  missing: number;
}

/** Months in which a figure of returns counts. */
const MONTHS = 12;

/** Those of the twelve months before a day whose due day is over by then, with how many came by it, and how many later. */
export async function fetchReturnRates(tx: Tx, asAt: Day): Promise<ReturnRate[]> {
  const found = await sql<ReturnRate>`
    select r.month, count(*)::int as asked,
           (count(*) filter (where r.sent_on <= r.due_on))::int as "inTime",
           (count(*) filter (where r.sent_on > r.due_on and r.sent_on <= ${asAt}::date))::int as late,
           (count(*) filter (where r.sent_on is null or (r.sent_on > r.due_on and r.sent_on > ${asAt}::date)))::int as missing
      from capacity.monthly_return r
     where r.authority_id = platform.current_authority() and r.state <> 'not-asked' and r.due_on < ${asAt}::date
       and r.month >= ${addMonths(asAt, -MONTHS - 1)}::date
     group by r.month
     order by r.month`.execute(tx);
  return found.rows;
}

/** The locations behind it, of one month and outcome where they are named. */
export async function fetchReturnRateLocations(
  tx: Tx,
  asAt: Day,
  month: string | null,
  outcome: string | null,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct r.location_id as id
      from capacity.monthly_return r
     where r.authority_id = platform.current_authority() and r.state <> 'not-asked' and r.due_on < ${asAt}::date
       and r.month >= ${addMonths(asAt, -MONTHS - 1)}::date and (${month}::date is null or r.month = ${month}::date)
       and (${outcome}::text is null or ${outcome} = case
              when r.sent_on <= r.due_on then 'Sent in time'
              when r.sent_on <= ${asAt}::date then 'Sent late'
              else 'Not sent' end)
     order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
