import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import { addMonths } from '../../kernel/calendar-day.ts';
import type { WorkItem, WorkSource } from '../../platform/work/index.ts';

/** What happened longer ago is history that became known lately, and no news. */
const NEWS_MONTHS = 6;

interface Row {
  locationId: string;
  kind: string;
  day: Day;
  was: string | null;
  now: string | null;
}

const WORSE = new Set(['rating down', 'deregistered', 'manager left', 'dormant']);

/** What CQC's data says has changed at a person's services since they were last here. */
export const changesAtCqc: WorkSource<Row> = {
  name: 'changes at CQC',
  permission: 'insight.read',
  rows: ({ locationIds, since, today }) => sql<Row>`
      select m.location_id as "locationId", m.kind, m.happened_on as day, m.detail ->> 'from' as was, m.detail ->> 'to' as now
        from cqc.movement m
       where m.location_id = any(${[...locationIds]}::text[]) and m.recorded_at > ${since}
         and m.happened_on >= ${addMonths(today, -NEWS_MONTHS)}::date
       order by m.happened_on desc, m.movement_id
       limit 200`,
  items: (rows) => rows.map(itemOf),
};

function itemOf({ locationId, kind, day, was, now }: Row): WorkItem {
  return {
    state: 'changed',
    locationId,
    words: movementInWords(kind, was, now),
    href: `/services/${encodeURIComponent(locationId)}`,
    day,
    worse: WORSE.has(kind),
  };
}

/** A change of CQC's data as a line: "CQC rated it Inadequate (was Good)". */
function movementInWords(kind: string, was: string | null, now: string | null): string {
  const before = was === null ? '' : ` (was ${was})`;
  switch (kind) {
    case 'rating up':
    case 'rating down':
      return `CQC rated it ${now ?? 'anew'}${before}`;
    case 'first rating':
      return `CQC rated it for the first time: ${now ?? 'not said'}`;
    case 'registered':
      return 'CQC registered it';
    case 'deregistered':
      return 'Its registration with CQC ended';
    case 'manager left':
      return `Its registered manager left${was === null ? '' : `: ${was}`}`;
    case 'manager registered':
      return `It has a registered manager${now === null ? '' : `: ${now}`}`;
    case 'dormant':
      return 'It is dormant: registered and providing no care';
    case 'active again':
      return 'It provides care again';
    case 'beds changed':
      return `Its beds changed to ${now ?? 'an unknown number'}${before}`;
    case 'renamed':
      return `It has a new name: ${now ?? 'not said'}${before}`;
    case 'new provider':
      return `It has a new provider: ${now ?? 'not said'}${before}`;
    default:
      return `CQC's data changed: ${kind}`;
  }
}
