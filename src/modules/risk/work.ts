import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';
import type { WorkSource } from '../../platform/work/index.ts';

interface Row {
  locationId: string;
  day: Day;
  was: Rag | null;
  now: Rag;
  why: string;
}

const PLACE: Record<Rag, number> = { Green: 0, Amber: 1, Red: 2 };

/** Services of a person that have another colour than when they were last here. */
export const changedColours: WorkSource<Row> = {
  name: 'changed colours',
  permission: 'risk.read',
  rows: ({ locationIds, since }) => sql<Row>`
      select a.location_id as "locationId", latest.as_at as day, before.rag as was, a.rag as now, a.why
        from risk.published_assessment a
        cross join lateral (
          select max(h.as_at) as as_at from risk.assessment_history h
           where h.authority_id = a.authority_id and h.location_id = a.location_id) latest
        left join lateral (
          select h.rag from risk.assessment_history h
           where h.authority_id = a.authority_id and h.location_id = a.location_id
             and h.as_at <= (${since}::timestamptz at time zone 'Europe/London')::date
           order by h.as_at desc limit 1) before on true
       where a.authority_id = platform.current_authority() and a.location_id = any(${[...locationIds]}::text[])
         and latest.as_at > (${since}::timestamptz at time zone 'Europe/London')::date
         and before.rag is distinct from a.rag
       order by latest.as_at desc, a.location_id
       limit 200`,
  items: (rows) =>
    rows.map(({ locationId, day, was, now, why }) => ({
      state: 'changed',
      locationId,
      words: `${was === null ? 'Now' : `Was ${was}, now`} ${why}`,
      href: `/services/${encodeURIComponent(locationId)}`,
      day,
      worse: PLACE[now] > (was === null ? 0 : PLACE[was]),
    })),
};
