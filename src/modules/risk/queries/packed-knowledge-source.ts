import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { AskedFacts } from '../rules/asked-facts.ts';
import type { Facts } from '../rules/facts.ts';
import { returnFactsOf, type AskedReturn } from '../rules/return-facts.ts';
import {
  eventsUnpacker,
  heardOfAll,
  heardOfSome,
  kindCodes,
  packedKinds,
  type PackedKind,
} from './packed-events-source.ts';
import { FIELD, RECORD, type Knowledge } from './packed-facts-source.ts';

/*
 * What the council itself knows, beside the facts and not joined to them: the planner knows nothing of the size of packed rows, and
 * joins of 57,000 of them took seven seconds where a map here takes a hundredth of one.
 */

/** What of it is asked for: as at which day, and of all locations or of those in CTE `asked`. */
interface KnowledgeQuery {
  asAt: Day;
  asked: AskedFacts;
  locationIds?: readonly string[];
}

/** The columns of the answer; each null where it is not asked for, or where there is nothing. */
export interface PackedKnowledge {
  /** Location and what was heard of it, in pairs. */
  heard: string | null;
  /** Registration and one before it, in pairs. */
  lineage: string | null;
  /** By location. */
  returned: Record<string, { asked: AskedReturn[]; measures: Record<string, number> | null }> | null;
  kinds: PackedKind[] | null;
}

export function knowledgeCtes({ asked }: KnowledgeQuery): RawBuilder<unknown> {
  return asked.eventDays > 0 ? sql`, ${kindCodes}` : sql``;
}

const pairs = (a: string, b: string): RawBuilder<unknown> =>
  sql`string_agg(concat(${sql.ref(a)}, e'\\x1f', ${sql.ref(b)}), e'\\x1e')`;

/** The ids that were asked for, and those of earlier registrations. */
const ASKED_AND_BEFORE = sql`
  select location_id from asked
  union select g.ancestor_id from cqc.published_lineage g where g.location_id = any (array(select location_id from asked))`;

export function knowledgePacked(query: KnowledgeQuery): RawBuilder<unknown> {
  const { asAt, asked, locationIds } = query;
  const nothing = sql`null`;
  const isAsked =
    locationIds === undefined ? sql`true` : sql`g.location_id = any (array(select location_id from asked))`;
  const heard =
    locationIds === undefined
      ? heardOfAll(asAt, asked.eventDays)
      : heardOfSome(asAt, asked.eventDays, ASKED_AND_BEFORE);
  const hears = asked.eventDays > 0;
  return sql`
    ${hears ? sql`(select ${pairs('h.location_id', 'h.heard')} from (${heard}) h)` : nothing} as heard,
    ${hears ? packedKinds : nothing} as kinds,
    ${
      hears || asked.returns
        ? sql`(select ${pairs('g.location_id', 'g.ancestor_id')} from cqc.published_lineage g where g.depth > 0 and ${isAsked})`
        : nothing
    } as lineage,
    ${asked.returns ? returned(query) : nothing} as returned`;
}

const MONTHS_OF_RETURNS = 24;

/** The returns asked of each location in the last years, with the numbers of the newest that had come. */
function returned({ asAt, locationIds }: KnowledgeQuery): RawBuilder<unknown> {
  const isAsked =
    locationIds === undefined ? sql`true` : sql`s.location_id = any (array(${ASKED_AND_BEFORE}))`;
  return sql`(
    select jsonb_object_agg(r.location_id, jsonb_build_object('asked', r.asked, 'measures', (
             select jsonb_object_agg(f.measure, f.value) from capacity.published_return_fact f
              where f.location_id = r.location_id and f.month = r.newest)))
      from (
        select s.location_id,
               jsonb_agg(jsonb_build_object('month', s.month, 'due', s.due_on, 'sent', s.sent_on)) as asked,
               max(s.month) filter (where s.sent_on <= ${asAt}::date) as newest
          from capacity.published_return_state s
         where ${isAsked} and s.month <= ${asAt}::date
           and s.month > ${asAt}::date - make_interval(months => ${MONTHS_OF_RETURNS}::int)
         group by s.location_id
      ) r)`;
}

/** Calls back with both texts of each pair. */
function eachPair(packed: string | null, take: (a: string, b: string) => void): void {
  if (packed === null) return;
  for (let start = 0; start < packed.length;) {
    const middle = packed.indexOf(FIELD, start);
    const found = packed.indexOf(RECORD, middle);
    const end = found === -1 ? packed.length : found;
    take(packed.slice(start, middle), packed.slice(middle + 1, end));
    start = end + 1;
  }
}

/** What is known of each location, also under earlier registrations, out of the columns of `knowledgePacked`. */
export function knowledgeOfColumns(
  columns: PackedKnowledge | undefined,
  asAt: Day,
): (locationId: string) => Knowledge {
  const heard = new Map<string, string>();
  const before = new Map<string, string[]>();
  eachPair(columns?.heard ?? null, (id, events) => heard.set(id, events));
  eachPair(columns?.lineage ?? null, (id, ancestor) => before.set(id, [...(before.get(id) ?? []), ancestor]));
  const eventsOf = eventsUnpacker(columns?.kinds ?? [], asAt);
  const returnsById = columns?.returned ?? {};
  const returnsOf = (ids: readonly string[]): Facts['returns'] => {
    const all = ids.flatMap((id) => (Object.hasOwn(returnsById, id) ? [returnsById[id]!] : []));
    if (all.length === 0) return null;
    const asked = all.flatMap((one) => one.asked);
    const newest = newestThatCame(all, asAt);
    return returnFactsOf(asked, asAt, newest);
  };
  return (id) => {
    const ancestors = before.get(id) ?? NONE;
    let packed = heard.get(id) ?? '';
    for (const ancestor of ancestors) packed += heard.get(ancestor) ?? '';
    return {
      events: eventsOf(packed),
      returns: columns?.returned == null ? null : returnsOf([id, ...ancestors]),
    };
  };
}

const NONE: readonly string[] = [];

type Returned = NonNullable<PackedKnowledge['returned']>[string];

/** The measures of the newest return that had come, of whichever registration. */
function newestThatCame(all: readonly Returned[], asAt: Day): Record<string, number> | null {
  let newest: { month: Day; measures: Record<string, number> | null } | null = null;
  for (const { asked, measures } of all)
    for (const { month, sent } of asked)
      if (sent !== null && sent <= asAt && (newest === null || month > newest.month))
        newest = { month, measures };
  return newest?.measures ?? null;
}
