import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { DatedRating, Enforcement, Facts, ManagerFact, QuestionRating } from '../rules/facts.ts';

/** Facts of a location with the name that people know it by. */
export interface NamedFacts extends Facts {
  name: string;
}

export interface FactsQuery {
  /** The council whose market it is, with its enforcement and its own services; null is the whole register, and no council's facts. */
  authorityId: string | null;
  asAt: Day;
  /** Today; states that CQC gives without a day (a manager in post, dormant) are known on it and later. */
  today: Day;
  /** Only these; all of the council's market where absent. */
  locationIds?: readonly string[];
}

interface FactsRow {
  location_id: string;
  name: string;
  category: string;
  regulated: boolean;
  registered_on: Day | null;
  rating: Rating | null;
  rated_on: Day | null;
  not_rated_reason: string | null;
  previous_rating: Rating | null;
  previous_rated_on: Day | null;
  safe: Rating | null;
  safe_on: Day | null;
  safe_carried: boolean | null;
  well_led: Rating | null;
  well_led_on: Day | null;
  well_led_carried: boolean | null;
  last_visited_on: Day | null;
  dormancy: 'active' | 'dormant' | null;
  manager: 'in post' | 'absent' | 'none registered' | null;
  manager_absent_from: Day | null;
  enforcement: Enforcement[] | null;
}

/**
 * What is known on a day of every location in a council's market: those registered that day in its area, those where it has
 * placed people or holds local facts, and its own services that CQC does not register. The whole register where the
 * council has no area yet. One statement, whatever the number; 57,000 locations take some 20 MB.
 */
export async function fetchFacts(tx: Tx, query: FactsQuery): Promise<NamedFacts[]> {
  const { rows } = await sql<FactsRow>`
    with chosen as materialized (
      select l.location_id, l.name, l.leading_category, l.registration_date, ${dormancyOn(query)} as dormancy,
             ${managerOn(query)} as manager, l.manager_absent_from
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
    )
    select c.location_id, c.name, c.leading_category as category, true as regulated, c.registration_date as registered_on,
           s.rating, s.rated_on, s.not_rated_reason, s.previous_rating, s.previous_rated_on, s.safe, s.safe_on, s.safe_carried,
           s.well_led, s.well_led_on, s.well_led_carried, s.last_visited_on, c.dormancy, c.manager, c.manager_absent_from,
           n.enforcement
      from chosen c
      left join ${standings(query)} s on s.location_id = c.location_id
      left join notices n on n.location_id = c.location_id
    union all
    select o.location_id::text, o.name, o.service_type, false, o.opened_on,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, n.enforcement
      from market.published_own_location o
      left join notices n on n.location_id = o.location_id::text
     where o.authority_id = ${query.authorityId}::uuid
       and (o.opened_on is null or o.opened_on <= ${query.asAt}::date)
       and (o.closed_on is null or ${query.asAt}::date < o.closed_on)
       and ${isAsked(query, sql`o.location_id::text`)}`.execute(tx);
  return rows.map(toFacts);
}

/** Today's standing lies ready in a table; that of another day is worked out from the events. */
function standings({ asAt, today }: FactsQuery): RawBuilder<unknown> {
  return asAt === today
    ? sql`cqc.published_standing`
    : sql`cqc.published_standing_as_at(${asAt}::date, (select array_agg(location_id) from chosen))`;
}

function isAsked({ locationIds }: FactsQuery, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return locationIds === undefined ? sql`true` : sql`${id} = any (${[...locationIds]}::text[])`;
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

function toFacts(row: FactsRow): NamedFacts {
  return {
    locationId: row.location_id,
    name: row.name,
    category: row.category,
    regulated: row.regulated,
    registeredOn: row.registered_on,
    overall: dated(row.rating, row.rated_on),
    notRatedReason: row.not_rated_reason,
    previous: dated(row.previous_rating, row.previous_rated_on),
    safe: carried(row.safe, row.safe_on, row.safe_carried),
    wellLed: carried(row.well_led, row.well_led_on, row.well_led_carried),
    lastVisitedOn: row.last_visited_on,
    dormancy: row.dormancy,
    manager: managerFact(row),
    enforcement: row.enforcement ?? [],
  };
}

function dated(rating: Rating | null, on: Day | null): DatedRating | null {
  return rating === null || on === null ? null : { rating, on };
}

function carried(rating: Rating | null, on: Day | null, isCarried: boolean | null): QuestionRating | null {
  return rating === null || on === null ? null : { rating, on, carried: isCarried === true };
}

function managerFact({ manager, manager_absent_from: since }: FactsRow): ManagerFact | null {
  if (manager === 'absent') return since === null ? null : { state: 'absent', since };
  return manager === null ? null : { state: manager };
}
