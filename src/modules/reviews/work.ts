import { sql } from 'kysely';
import { longDay, type Day } from '../../kernel/calendar-day.ts';
import type { WorkItem, WorkSource } from '../../platform/work/index.ts';
import { paths } from './routes.ts';
import { monthName } from './rules/cycle-days.ts';

interface Row {
  kind: 'month' | 'override';
  month: Day | null;
  day: Day;
  n: number;
  locationId: string | null;
}

/** Months with services of a person that wait, and overrides of theirs that end within a week. */
export const reviewsDue: WorkSource<Row> = {
  name: 'monthly reviews',
  permission: 'reviews.read',
  rows: ({ accountId, locationIds, today }) => sql<Row>`
      select 'month' as kind, c.month, c.due_on as day, count(*)::int as n, null as "locationId"
        from reviews.cycle c join reviews.item i using (cycle_id)
       where c.state = 'open' and i.decision_id is null and i.location_id = any (${[...locationIds]}::text[])
         and exists (select from risk.published_status s where s.location_id = i.location_id)
       group by c.cycle_id
      union all
      select 'override', null, s.expires_on, 1, s.location_id
        from risk.published_status s join risk.published_decision d using (decision_id)
       where s.overridden and s.expires_on between ${today}::date and ${today}::date + 7
         and (d.owner_account_id = ${accountId} or s.location_id = any (${[...locationIds]}::text[]))
       order by 3, 2, 5`,
  items: (rows, { today }) => rows.map((row) => itemOf(row, today)),
};

function itemOf({ kind, month, day, n, locationId }: Row, today: Day): WorkItem {
  if (kind === 'override' || month === null)
    return {
      state: 'due',
      locationId,
      words: `The override of its status ends on ${longDay(day)}`,
      href: `${paths.service(locationId ?? '')}/status`,
      day,
    };
  const services = n === 1 ? '1 service waits' : `${n} services wait`;
  return {
    state: day < today ? 'overdue' : 'due',
    locationId: null,
    words: `Review of ${monthName(month)}: ${services} for a decision`,
    href: paths.caseload(month),
    day,
  };
}
