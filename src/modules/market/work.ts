import { sql } from 'kysely';
import { addMonths, ageInWords, longDay, type Day } from '../../kernel/calendar-day.ts';
import type { WorkItem, WorkSource } from '../../platform/work/index.ts';

/** What was imposed or lifted longer ago is history that was written down lately, and no news. */
const NEWS_MONTHS = 6;

/** A count of people placed is asked for again after so long, and is overdue after twice that. */
const RECOUNT_MONTHS = 6;

interface Row {
  what: 'imposed' | 'lifted' | 'count';
  locationId: string;
  day: Day;
  words: string;
}

/**
 * What the council's own record says of a person's services: enforcement recorded since they were last here, and counts of
 * people placed out of area that have grown old.
 */
export const marketWork: WorkSource<Row> = {
  name: 'enforcement and old counts',
  permission: 'market.read',
  rows: ({ locationIds, since, today }) => sql<Row>`
      select case when e.lifted_on is null then 'imposed' else 'lifted' end as what, e.location_id as "locationId",
             coalesce(e.lifted_on, e.imposed_on) as day, e.kind as words
        from market.enforcement e
       where e.location_id = any(${[...locationIds]}::text[]) 
         and (e.recorded_at > ${since} or e.lifted_on > (${since}::timestamptz at time zone 'Europe/London')::date)
         and coalesce(e.lifted_on, e.imposed_on) >= ${addMonths(today, -NEWS_MONTHS)}::date
      union all
      select 'count', p.location_id, p.as_of, p.people::text
        from market.published_placement p
       where p.location_id = any(${[...locationIds]}::text[]) and p.people > 0
         and p.as_of < ${addMonths(today, -RECOUNT_MONTHS)}::date
       order by 3 desc, 2
       limit 200`,
  items: (rows, { today, may }) =>
    rows.filter(({ what }) => what !== 'count' || may('market.edit')).map((row) => itemOf(row, today)),
};

function itemOf({ what, locationId, day, words }: Row, today: Day): WorkItem {
  const page = `/services/${encodeURIComponent(locationId)}`;
  if (what === 'count') {
    const due = addMonths(day, RECOUNT_MONTHS);
    return {
      state: due < addMonths(today, -RECOUNT_MONTHS) ? 'overdue' : 'due',
      locationId,
      words: `Count again the people you place there: ${words} were counted ${ageInWords(day, today)} ago`,
      href: `${page}/placements`,
      day: due,
    };
  }
  return {
    state: 'changed',
    locationId,
    words:
      what === 'imposed'
        ? `Enforcement recorded: ${words}`
        : `Enforcement ended on ${longDay(day)}: ${words}`,
    href: `${page}/enforcement`,
    day,
    worse: what === 'imposed',
  };
}
