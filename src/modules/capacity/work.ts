import { sql } from 'kysely';
import { monthOf, type Day } from '../../kernel/calendar-day.ts';
import type { WorkSource } from '../../platform/work/index.ts';
import { paths } from './routes.ts';
import { MISSED_IN_ROW } from './rules/outcome.ts';

interface Row {
  what: 'late' | 'answered';
  locationId: string;
  month: Day;
  day: Day;
  missed: number;
}

/** Late returns of a person's services, and questions of theirs that were answered since they were last here. */
export const lateReturns: WorkSource<Row> = {
  name: 'late returns',
  permission: 'capacity.read',
  rows({ locationIds, since }) {
    const ids = [...locationIds];
    return sql<Row>`
      select 'late' as what, s.location_id as "locationId", max(s.month) as month, max(s.due_on) as day,
             max(s.missed_in_row) as missed
        from capacity.published_return_state s
       where s.location_id = any(${ids}::text[]) and s.state = 'late'
       group by s.location_id
      union all
      select 'answered', r.location_id, r.month, (a.done_at at time zone 'Europe/London')::date, 0
        from capacity.act a join capacity.monthly_return r on r.return_id = a.return_id
       where r.location_id = any(${ids}::text[]) and a.act = 'correct' and a.done_at > ${since}
       order by 4 desc, 2
       limit 200`;
  },
  items: (rows) =>
    rows.map(({ what, locationId, month, day, missed }) => ({
      state: what === 'late' ? 'overdue' : 'changed',
      locationId,
      words:
        what === 'late' ? lateWords(month, missed) : `Return for ${monthOf(month)} answered or corrected`,
      href: paths.return('officer', locationId, month),
      day,
      worse: missed >= MISSED_IN_ROW,
    })),
};

function lateWords(month: Day, missed: number): string {
  const row = missed > 1 ? `: ${missed} returns in a row have not come` : '';
  return `Return for ${monthOf(month)} is late${row}`;
}
