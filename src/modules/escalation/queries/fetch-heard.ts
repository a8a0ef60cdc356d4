import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { HeardEvent } from '../rules/facts.ts';
import type { Trigger } from '../rules/scheme.ts';
import { schemeOf, schemeOfRow, type SchemeInForce, type SchemeRow } from './scheme-source.ts';

type Row = HeardEvent & { locationId: string };

/** The scheme in force, and what its rules weigh of the log. */
interface HeardInForce {
  inForce: SchemeInForce;
  events: readonly Row[];
}

/**
 * The scheme in force with what the log says of some services in the longest window that its rules of some triggers look back on,
 * in the order of recording, without a word of what was said. One statement: it is sent whenever somebody records something.
 * @throws RangeError before the first shipped scheme
 */
export async function fetchHeard(
  tx: Tx,
  today: Day,
  triggers: readonly Trigger[],
  locationIds: readonly string[],
): Promise<HeardInForce> {
  const found = await sql<{ scheme: SchemeRow | null; events: Omit<Row, 'order'>[] | null }>`
    with scheme as materialized (${schemeOf(today)}), looks as (
      select max((rule -> 'when' ->> 'days')::int) as days
        from scheme cross join jsonb_array_elements(scheme.definition -> 'rules') rule
       where rule -> 'when' ->> 'trigger' = any(${[...triggers]}::text[])
    ), heard as (
      select s.location_id as "locationId", s.event_id as "eventId", s.kind, k.name as "kindName", s.adverse, s.severity,
             s.confidentiality, s.received_on as "receivedOn", s.recorded_at
        from intelligence.published_signal s
        join reference.intelligence_kind k on k.kind = s.kind
       where s.authority_id = platform.current_authority() and s.location_id = any(${[...locationIds]}::text[])
         and s.received_on > ${today}::date - (select days from looks) and s.received_on <= ${today}::date
    )
    select (select to_jsonb(scheme) from scheme) as scheme,
           (select jsonb_agg(to_jsonb(heard) - 'recorded_at' order by heard.recorded_at, heard."eventId") from heard) as events`.execute(
    tx,
  );
  const { scheme, events } = found.rows[0]!;
  return {
    inForce: schemeOfRow(scheme, today),
    events: (events ?? []).map((row, order) => ({ ...row, order })),
  };
}
