import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { AskedFacts } from '../rules/asked-facts.ts';
import {
  knowledgeCtes,
  knowledgeOfColumns,
  knowledgePacked,
  type PackedKnowledge,
} from './packed-knowledge-source.ts';
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
  const { rows } = await sql<PackedKnowledge & { packed: string | null }>`
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
    )${knowledgeCtes(query)}
    select ${knowledgePacked(query)}, (select ${packed('f')} from (
    select c.location_id, c.name, c.leading_category as category, true as regulated, c.registration_date as registered_on,
           s.rating, s.rated_on, s.not_rated_reason, s.previous_rating, s.previous_rated_on, s.safe, s.safe_on, s.safe_carried,
           s.well_led, s.well_led_on, s.well_led_carried, s.last_visited_on, c.dormancy, c.manager, c.manager_absent_from,
           n.enforcement, c.beds, c.client_groups
      from chosen c
      left join ${standings(query)} s on s.location_id = c.location_id
      left join notices n on n.location_id = c.location_id
    union all
    select o.location_id::text, o.name, ${withoutMarks(sql`o.service_type`)}, false, o.opened_on,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, n.enforcement, null, null
      from market.published_own_location o
      left join notices n on n.location_id = o.location_id::text
     where o.authority_id = ${query.authorityId}::uuid
       and (o.opened_on is null or o.opened_on <= ${query.asAt}::date)
       and (o.closed_on is null or ${query.asAt}::date < o.closed_on)
       and ${isAsked(query, sql`o.location_id::text`)}
    ) f) as packed`.execute(tx);
  return unpack(rows[0]?.packed ?? null, knowledgeOfColumns(rows[0], query.asAt));
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
