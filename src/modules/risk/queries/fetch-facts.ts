import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { AskedFacts } from '../rules/asked-facts.ts';
import { eventsUnpacker, heardOfAll, heardOfSome, kindCodes, packedKinds } from './packed-events-source.ts';
import { packed, unpack, withoutMarks, type NamedFacts } from './packed-facts-source.ts';

export interface FactsQuery {
  /** The council whose market it is, with its enforcement and its own services; null is the whole register, and no council's facts. */
  authorityId: string | null;
  asAt: Day;
  /** Today; states that CQC gives without a day (a manager in post, dormant) are known on it and later. */
  today: Day;
  /** What the models in force ask for beyond register and ratings; rules/asked-facts.ts. */
  asked: AskedFacts;
  /** Only these and the registrations that followed them; all of the council's market where absent. */
  locationIds?: readonly string[];
}

/** Locations beyond which a list of their ids no longer helps. */
const MANY = 5_000;

/**
 * What is known on a day of every location in a council's market: those registered that day in its area, those where it has
 * placed people or holds local facts, and its own services that CQC does not register. The whole register where the
 * council has no area yet. One statement, whatever the number; 57,000 locations come as
 * 9 MB of text. To be gone through once.
 */
export async function fetchFacts(tx: Tx, query: FactsQuery): Promise<Iterable<NamedFacts>> {
  const { rows } = await sql<{ packed: string | null; kinds: Parameters<typeof eventsUnpacker>[0] | null }>`
    with ${askedIds(query)}
    chosen as (
      select l.location_id, l.name, l.leading_category, l.registration_date, ${dormancyOn(query)} as dormancy,
             ${managerOn(query)} as manager, l.manager_absent_from, ${natureOf(query)}
        from cqc.published_location l
       where (l.registration_date is null or l.registration_date <= ${query.asAt}::date)
         and (${query.asAt}::date < l.deregistration_date
              or (l.deregistration_date is null and l.registration_status = 'Registered'))
         and ${isAsked(query, sql`l.location_id`)}
         and ${isInMarket(query)}
    ), notices as (
      select e.location_id, jsonb_agg(jsonb_build_object('kind', e.kind, 'severe', e.severe, 'imposedOn', e.imposed_on)) as enforcement
        from market.published_enforcement e
       where e.authority_id = ${query.authorityId}::uuid and e.imposed_on <= ${query.asAt}::date
         and (e.lifted_on is null or ${query.asAt}::date < e.lifted_on)
       group by e.location_id
    )${knowledge(query)}
    select ${packed('f')} as packed, ${query.asked.eventDays > 0 ? packedKinds : sql`null`} as kinds from (
    select c.location_id, c.name, c.leading_category as category, true as regulated, c.registration_date as registered_on,
           s.rating, s.rated_on, s.not_rated_reason, s.previous_rating, s.previous_rated_on, s.safe, s.safe_on, s.safe_carried,
           s.well_led, s.well_led_on, s.well_led_carried, s.last_visited_on, c.dormancy, c.manager, c.manager_absent_from,
           n.enforcement, c.beds, c.client_groups, ${known(query)}
      from chosen c
      left join ${standings(query)} s on s.location_id = c.location_id
      left join notices n on n.location_id = c.location_id
      ${knownOf(query, sql`c.location_id`)}
    union all
    select o.location_id::text, o.name, ${withoutMarks(sql`o.service_type`)}, false, o.opened_on,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, n.enforcement,
           null, null, ${known(query)}
      from market.published_own_location o
      left join notices n on n.location_id = o.location_id::text
      ${knownOf(query, sql`o.location_id::text`)}
     where o.authority_id = ${query.authorityId}::uuid
       and (o.opened_on is null or o.opened_on <= ${query.asAt}::date)
       and (o.closed_on is null or ${query.asAt}::date < o.closed_on)
       and ${isAsked(query, sql`o.location_id::text`)}
    ) f`.execute(tx);
  const [found] = rows;
  return unpack(found?.packed ?? null, query.asAt, eventsUnpacker(found?.kinds ?? [], query.asAt));
}

/**
 * Today's standing lies ready in a table; that of another day is worked out from the events, of the chosen locations. Of
 * most of the register it is quicker worked out for all (57,000: 2 s against 45 s with a list of their ids).
 */
function standings({ asAt, today }: FactsQuery): RawBuilder<unknown> {
  if (asAt === today) return sql`cqc.published_standing`;
  return sql`cqc.published_standing_as_at(${asAt}::date,
    (select case when count(*) <= ${MANY} then array_agg(location_id) end from chosen))`;
}

/** The ids that were asked for with those of the registrations that followed them: what is known of the first counts for all. */
function askedIds({ locationIds }: FactsQuery): RawBuilder<unknown> {
  if (locationIds === undefined) return sql``;
  const ids = [...locationIds];
  return sql`
    asked as (
      select unnest(${ids}::text[]) as location_id
      union select g.location_id from cqc.published_lineage g where g.ancestor_id = any (${ids}::text[])
    ),`;
}

function isAsked({ locationIds }: FactsQuery, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return locationIds === undefined ? sql`true` : sql`${id} = any (array(select location_id from asked))`;
}

function natureOf({ asked }: FactsQuery): RawBuilder<unknown> {
  if (!asked.nature) return sql`null::int as beds, null::text as client_groups`;
  return sql`nullif(l.beds, 0) as beds, array_to_string(l.specialisms, e'\\x1d') as client_groups`;
}

/** The tables of what the council itself knows, as far as it is asked for: `heard` and `returned`, by location. */
function knowledge(query: FactsQuery): RawBuilder<unknown> {
  const { asAt, asked, locationIds } = query;
  const some = sql`
    select location_id from asked
    union select g.ancestor_id from cqc.published_lineage g where g.location_id in (select location_id from asked)`;
  const events =
    locationIds === undefined ? heardOfAll(asAt, asked.eventDays) : heardOfSome(asAt, asked.eventDays, some);
  return sql`${
    asked.eventDays > 0
      ? sql`, ${kindCodes}, heard as materialized (${events}), heirs_heard as (
      select g.location_id, string_agg(h.heard, '') as heard
        from cqc.published_lineage g join heard h on h.location_id = g.ancestor_id
       where g.depth > 0 and ${isAsked(query, sql`g.location_id`)}
       group by g.location_id
    )`
      : sql``
  }${asked.returns ? sql`, returned as (${returnsOf(query)})` : sql``}`;
}

const MONTHS_OF_RETURNS = 24;

/** The returns asked of each location in the last years, also under earlier registrations, with the numbers of the newest that had come. */
function returnsOf(query: FactsQuery): RawBuilder<unknown> {
  const { asAt } = query;
  return sql`
    select r.location_id,
           jsonb_build_object('asked', r.asked, 'measures', (
             select jsonb_object_agg(f.measure, f.value) from capacity.published_return_fact f
              where f.location_id = r.newest_of and f.month = r.newest)) as returns
      from (
        select i.location_id,
               jsonb_agg(jsonb_build_object('month', s.month, 'due', s.due_on, 'sent', s.sent_on)) as asked,
               max(s.month) filter (where s.sent_on <= ${asAt}::date) as newest,
               (array_agg(s.location_id order by s.month desc) filter (where s.sent_on <= ${asAt}::date))[1] as newest_of
          from capacity.published_return_state s
          join (
            select c.location_id, c.location_id as ancestor_id from chosen c
            union
            select g.location_id, g.ancestor_id from cqc.published_lineage g where ${isAsked(query, sql`g.location_id`)}
          ) i on i.ancestor_id = s.location_id
         where s.month <= ${asAt}::date and s.month > ${asAt}::date - make_interval(months => ${MONTHS_OF_RETURNS}::int)
         group by i.location_id
      ) r`;
}

function known({ asked }: FactsQuery): RawBuilder<unknown> {
  return sql`${asked.eventDays > 0 ? sql`concat(h.heard, i.heard)` : sql`null`} as heard,
    ${asked.returns ? sql`t.returns` : sql`null::jsonb`} as returns`;
}

function knownOf({ asked }: FactsQuery, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${
    asked.eventDays > 0
      ? sql`left join heard h on h.location_id = ${id} left join heirs_heard i on i.location_id = ${id}`
      : sql``
  } ${asked.returns ? sql`left join returned t on t.location_id = ${id}` : sql``}`;
}

function isInMarket({ authorityId, asAt }: FactsQuery): RawBuilder<unknown> {
  if (authorityId === null) return sql`true`;
  return sql`(
    not exists (select from people.published_authority_area a where a.authority_id = ${authorityId}::uuid)
    or l.local_authority in (select a.local_authority from people.published_authority_area a where a.authority_id = ${authorityId}::uuid)
    or l.location_id in (select p.location_id from market.published_placement p where p.authority_id = ${authorityId}::uuid and p.people > 0)
    or l.location_id in (select f.location_id from market.published_local_fact(${asAt}::date) f where f.authority_id = ${authorityId}::uuid))`;
}

/**
 * Whether what CQC says without a day was so on the day: it says it of the moment at which we recorded it, and it stands
 * until it is recorded otherwise.
 */
function saysOf({ asAt, today }: FactsQuery): RawBuilder<unknown> {
  return asAt >= today ? sql`true` : sql`(l.recorded_at at time zone 'Europe/London')::date <= ${asAt}::date`;
}

function dormancyOn(query: FactsQuery): RawBuilder<unknown> {
  return sql`case
    when l.dormant_from <= ${query.asAt}::date and (l.dormant_to > ${query.asAt}::date or (l.dormant_to is null and l.dormant)) then 'dormant'
    when l.dormant_to <= ${query.asAt}::date and not l.dormant then 'active'
    when ${saysOf(query)} then case when l.dormant then 'dormant' when not l.dormant then 'active' end
  end`;
}

function managerOn(query: FactsQuery): RawBuilder<unknown> {
  return sql`case
    when l.manager_absent_from > ${query.asAt}::date then 'in post'
    when l.manager_absent_from <= ${query.asAt}::date and l.manager_registered is not true then 'absent'
    when ${saysOf(query)} then case when l.manager_registered then 'in post' when not l.manager_registered then 'none registered' end
  end`;
}
