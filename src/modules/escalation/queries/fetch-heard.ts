import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { HeardEvent } from '../rules/facts.ts';

type Row = HeardEvent & { locationId: string };

/** What the log says of some services in the last days, in the order of recording, without a word of what was said. */
export async function fetchHeard(
  tx: Tx,
  today: Day,
  days: number,
  locationIds: readonly string[],
): Promise<Row[]> {
  const found = await sql<Omit<Row, 'order'>>`
    select s.location_id as "locationId", s.event_id as "eventId", s.kind, k.name as "kindName", s.adverse, s.severity,
           s.confidentiality, s.received_on as "receivedOn"
      from intelligence.published_signal s
      join reference.intelligence_kind k on k.kind = s.kind
     where s.authority_id = platform.current_authority() and s.location_id = any(${[...locationIds]}::text[])
       and s.received_on > ${addDays(today, -days)}::date and s.received_on <= ${today}::date
     order by s.recorded_at, s.event_id`.execute(tx);
  return found.rows.map((row, order) => ({ ...row, order }));
}
