import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { MISSED_IN_ROW, MISSED_IN_YEAR, type Outcome } from '../rules/outcome.ts';
import type { ReturnFilters } from '../rules/return-filters.ts';
import type { ReturnState } from '../rules/return-states.ts';
import { localFacts } from './local-facts-source.ts';
import { OUTCOME } from './outcome-source.ts';

/** A return as a line of the month's list. */
export interface ReturnRow {
  locationId: string;
  name: string;
  category: string;
  officer: string | null;
  state: ReturnState;
  outcome: Outcome;
  dueOn: Day;
  sentOn: Day | null;
  /** In a row, this month the last, that have not come; and of the twelve months to this one, late or missing. */
  missedInRow: number;
  missedInYear: number;
  reminders: number;
}

const ORDER: Readonly<Record<ReturnFilters['sort'], RawBuilder<unknown>>> = {
  name: sql`lower(v.name)`,
  sent: sql`v."sentOn"`,
  missed: sql`v."missedInRow"`,
};

/** The returns of a month as the filters leave them, a page of them where `perPage` is given; with how many there are. */
export async function fetchReturns(
  tx: Tx,
  filters: ReturnFilters,
  today: Day,
  perPage: number | null,
): Promise<{ rows: ReturnRow[]; total: number }> {
  const { month, q, outcome, marked, page } = filters;
  const direction = filters.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const found = await sql<ReturnRow & { total: number }>`
    with ${localFacts(today)},
    listed as (
      select r.location_id as "locationId", coalesce(l.name, o.name, r.location_id) as name,
             coalesce(l.leading_category, o.service_type, '') as category, p.name as officer, r.state, ${OUTCOME} as outcome,
             r.due_on as "dueOn", r.sent_on as "sentOn", coalesce(s.missed_in_row, 0) as "missedInRow",
             (select count(*)::int from capacity.monthly_return y
               where y.authority_id = r.authority_id and y.location_id = r.location_id and y.month <= r.month
                 and y.month > (r.month - interval '12 months')::date
                 and (y.state = 'late' or y.sent_on > y.due_on)) as "missedInYear",
             (select count(distinct (m.kind, m.number))::int from capacity.reminder m
               where m.return_id = r.return_id and m.kind <> 'told officer') as reminders
        from capacity.monthly_return r
        left join cqc.published_location l on l.location_id = r.location_id
        left join market.published_own_location o on o.location_id::text = r.location_id
        left join facts f on f.location_id = r.location_id
        left join people.published_officer p on p.officer_id = f.officer_id
        left join capacity.published_return_state s on s.return_id = r.return_id
       where r.month = ${month}::date
    )
    select v.*, (count(*) over ())::int as total
      from listed v
     where (${q} = '' or position(lower(${q}) in lower(v.name)) > 0)
       and (${outcome} = '' or v.outcome = ${outcome})
       and (not ${marked}::boolean or v."missedInRow" >= ${MISSED_IN_ROW} or v."missedInYear" >= ${MISSED_IN_YEAR})
     order by ${ORDER[filters.sort]} ${direction}, lower(v.name), v."locationId"
     limit ${perPage} offset ${perPage === null ? 0 : (page - 1) * perPage}`.execute(tx);
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 };
}
