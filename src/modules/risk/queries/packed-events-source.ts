import { sql, type RawBuilder } from 'kysely';
import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { HeardEvent, Pathway } from '../rules/facts.ts';

/*
 * What was heard of a location travels as two characters an event: a code for its kind, and severity and age in days as one.
 * A million events are 2 million characters, and the same few thousand objects in memory: locations share them.
 */

/** Further back nothing is read; intelligence.published_heard packs by it. */
const AGES = 4000;
const FIRST_CODE = 64;

/** The kinds of the log with the code that stands for each: CTE `kinds`, and one JSON object of all of them, CTE `codes`. */
export const kindCodes: RawBuilder<unknown> = sql`
  kinds as (
    select k.kind, k.adverse, k.pathway, (${FIRST_CODE}::int + row_number() over (order by k.kind))::int as code
      from reference.intelligence_kind k
  ), codes as (
    select jsonb_object_agg(kind, chr(code)) as of_kind from kinds
  )`;

/** Every kind with its code as text, for `eventsUnpacker`. */
export const packedKinds: RawBuilder<unknown> = sql`(
  select jsonb_agg(jsonb_build_object('code', code, 'kind', kind, 'adverse', adverse, 'pathway', pathway)) from kinds)`;

/** What was heard of some locations, packed: rows of (location_id, heard). For few: of many, see `heardOfAll`. */
export function heardOfSome(asAt: Day, days: number, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select s.location_id,
           string_agg((codes.of_kind ->> s.kind) || chr(${AGES}::int * s.severity + (${asAt}::date - s.received_on)), '') as heard
      from intelligence.published_signal s cross join codes
     where s.location_id = any (array(${ids})) and s.received_on <= ${asAt}::date
       and s.received_on > ${asAt}::date - ${days}::int
     group by s.location_id`;
}

/** What was heard of every location, packed alike. */
export function heardOfAll(asAt: Day, days: number): RawBuilder<unknown> {
  return sql`
    select h.location_id, h.heard
      from intelligence.published_heard(${asAt}::date, ${days}::int, (select of_kind from codes)) h`;
}

export interface PackedKind {
  code: number;
  kind: string;
  adverse: boolean;
  pathway: Pathway;
}

const NONE: readonly HeardEvent[] = [];

/** Reads packed events; the same kind, severity and day is the same object, whichever location it is of. */
export function eventsUnpacker(
  kinds: readonly PackedKind[],
  asAt: Day,
): (heard: string) => readonly HeardEvent[] {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]));
  const made = new Map<number, HeardEvent>();
  const make = (code: number, rest: number): HeardEvent => {
    const kind = byCode.get(code);
    if (kind === undefined)
      throw new RangeError(`an event has the kind code ${code}, which stands for no kind`);
    return {
      kind: kind.kind,
      adverse: kind.adverse,
      pathway: kind.pathway,
      severity: Math.floor(rest / AGES),
      on: addDays(asAt, -(rest % AGES)),
      number: made.size,
    };
  };
  return (heard) => {
    if (heard === '') return NONE;
    const events: HeardEvent[] = [];
    for (let at = 0; at < heard.length; at += 2) {
      const code = heard.charCodeAt(at);
      const rest = heard.charCodeAt(at + 1);
      const key = code * 65_536 + rest;
      let event = made.get(key);
      if (event === undefined) made.set(key, (event = make(code, rest)));
      events.push(event);
    }
    return events;
  };
}
