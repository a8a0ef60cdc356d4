import { sql } from 'kysely';
import { addDays, type Day } from '../../kernel/calendar-day.ts';
import type { WorkItem, WorkSource } from '../../platform/work/index.ts';
import { paths } from './routes.ts';
import type { Confidentiality } from './rules/event.ts';
import { listedTitle } from './rules/event-words.ts';

/** Who sorts what comes in has looked at it within so many days. */
const INBOX_DAYS = 2;

interface Row {
  what: 'event' | 'inbox' | 'feedback';
  eventId: string | null;
  locationId: string | null;
  day: Day;
  kindName: string;
  title: string;
  confidentiality: Confidentiality;
  worse: boolean;
  n: number;
}

/**
 * What the log says to a person: events recorded of their services since they were last here; to whoever sorts also the inbox, and
 * feedback that is still to be given at their services. Under their own rights.
 */
export const intelligenceWork: WorkSource<Row> = {
  name: 'intelligence',
  permission: 'intelligence.read',
  rows({ locationIds, since, may }) {
    const ids = [...locationIds];
    return sql<Row>`
      (select 'event' as what, e.event_id as "eventId", e.location_id as "locationId", e.received_on as day, k.name as "kindName",
              n.title, e.confidentiality, k.adverse and e.severity >= 3 as worse, 1 as n
         from intelligence.event e join intelligence.narrative n using (event_id) join reference.intelligence_kind k using (kind)
        where e.location_id = any(${ids}::text[]) and e.recorded_at > ${since} and e.state in ('new', 'open', 'closed')
          and e.channel <> 'csv'
        order by e.recorded_at desc limit 200)
      union all
      (select 'inbox', null, null, min(e.received_on), '', '', 'open', false, count(*)::int
         from intelligence.event e where e.state = 'new' and ${may('intelligence.triage')}::boolean having count(*) > 0)
      union all
      (select 'feedback', e.event_id, e.location_id, o.decided_on, k.name, n.title, e.confidentiality, false, 1
         from intelligence.outcome o join intelligence.event e using (event_id)
         join intelligence.narrative n using (event_id) join reference.intelligence_kind k using (kind)
        where o.feedback = 'due' and e.location_id = any(${ids}::text[]) and ${may('intelligence.triage')}::boolean
        order by o.decided_on limit 50)`;
  },
  items: (rows) => rows.map(itemOf),
};

function itemOf(row: Row): WorkItem {
  const { what, eventId, locationId, day, kindName, worse, n } = row;
  if (what === 'inbox')
    return {
      state: 'due',
      locationId: null,
      words: `${n} new ${n === 1 ? 'entry waits' : 'entries wait'} in the intelligence inbox`,
      href: paths.inbox(),
      day: addDays(day, INBOX_DAYS),
    };
  const words = `${kindName}: ${listedTitle(row)}`;
  if (what === 'feedback')
    return {
      state: 'due',
      locationId,
      words: `Tell whoever told us. ${words}`,
      href: paths.outcome(eventId!),
      day,
    };
  return { state: 'changed', locationId, words, href: paths.event(eventId!), day, worse };
}
