import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { NOT_RATED, type ServiceFilters, type SortKey } from '../rules/service-filters.ts';

/** From where the list is looked at. Before set-up a council has no area, and then "our area" is everything. */
export interface Standpoint {
  today: Day;
  hasArea: boolean;
  /** True where `today` is a past day: ratings, colours and registrations are then worked out for it. */
  past?: boolean;
}

/** The standpoint of a council; null before set-up. */
export function standpointOf({
  authority,
  today,
}: {
  authority: { area: readonly string[] } | null;
  today: Day;
}): Standpoint {
  return { today, hasArea: authority !== null && authority.area.length > 0 };
}

/** Ids of what is ours: in our area, of our own making, with local facts, or where we have placed people. */
const OURS = sql`select location_id from ours`;

/** Ids of what other councils show to whoever may read across. */
const SHARED = sql`select location_id from risk.shared_status`;

/**
 * The colour by which a list counts, filters and orders, of the source's `v`: ours, or in the list of what is shared the worst
 * that others give.
 */
export function listColour(scope: ServiceFilters['scope']): RawBuilder<unknown> {
  if (scope !== 'shared') return sql`v.rag`;
  return sql`(select s.rag from risk.shared_status s where s.location_id = v.location_id order by ${worst(sql`s.rag`)} limit 1)`;
}

const worst = (rag: RawBuilder<unknown>) => sql`array_position(array['Red', 'Amber', 'Green'], ${rag})`;

/**
 * What servicesSource reads beside tables, for the `with` of a statement that uses it: local facts in force on the day
 * (a fact recorded against a former registration of the same home still counts, until a newer one has its own),
 * placements, our own locations, and what is ours altogether.
 */
export function servicesWith(today: Day): RawBuilder<unknown> {
  return sql`
    area as (select local_authority from people.published_authority_area),
    recorded as (select * from market.published_local_fact(${today}::date)),
    facts as (
      select distinct on (location_id) *
        from (select g.location_id, g.depth, f.operational, f.contracted, f.locality, f.officer_id, f.council_beds
                from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
              union all
              select f.location_id, 0, f.operational, f.contracted, f.locality, f.officer_id, f.council_beds from recorded f) reached
       order by location_id, depth),
    placements as (select location_id, people from market.published_placement),
    owned as (
      select location_id::text as location_id, name, postcode, local_authority, service_type, capacity, provider_name, phone,
             latitude, longitude, opened_on, closed_on,
             (opened_on is null or opened_on <= ${today}::date) and (closed_on is null or closed_on > ${today}::date) as registered
        from market.published_own_location),
    ours as (
      select location_id from cqc.published_location where local_authority in (select local_authority from area)
      union select location_id from owned
      union select location_id from facts
      union select location_id from placements where people > 0)`;
}

/**
 * The register as one list: CQC's locations and the council's own, each with the rating that stands, its status and
 * the local facts in force. The statement begins with servicesWith.
 *
 * `only`, a subselect of location ids, narrows it at its root, before anything is joined; a condition on the whole would
 * not reach there. What a statement does not use is not joined at all: so it is as long as `with` is kept out of it.
 *
 * `past`, a day before today: the ratings and colours that stood on it, and whether a location was registered then. Names,
 * addresses, beds, placements and whether they are open are always those of now. `with` must be made for the same day.
 */
export function servicesSource(
  only: RawBuilder<unknown> | null = null,
  past: Day | null = null,
): RawBuilder<unknown> {
  const wanted = only === null ? sql`` : sql`where location_id in (${only})`;
  const { standing, assessment, status, since, registered } = past === null ? NOW : onDay(past, only);
  return sql`
    (
     select l.location_id, l.name, l.postcode, l.town, l.local_authority, l.leading_category as category, l.service_types, l.beds,
            l.provider_id, l.provider_name, l.brand_name, l.phone, l.latitude, l.longitude, l.dormant, l.manager_absent_from,
            ${registered} as registered, l.registration_date, l.deregistration_date,
            s.rating, s.rating_best, s.rated_on, s.not_rated_reason, s.last_visited_on,
            coalesce(s.safe, '') as safe, coalesce(s.well_led, '') as well_led,
            st.rag, a.rag as proposed_rag, st.undecided, ${since} as status_since, a.score, a.why,
            ps.state as placing, ps.from_day as placing_from, ps.scope as placing_scope,
            f.operational, f.contracted, f.locality, f.officer_id, o.name as officer_name,
            pl.people as placed, true as regulated,
            (l.local_authority in (select local_authority from area)) as in_area,
            (f.location_id is not null) as has_facts,
            w.words
       from (select * from cqc.published_location ${wanted}) l
       left join ${standing} s using (location_id)
       left join cqc.published_search w using (location_id)
       left join ${status} st using (location_id)
       left join ${assessment} a using (location_id)
       left join placement.published_status ps using (location_id)
       left join facts f using (location_id)
       left join placements pl using (location_id)
       left join people.published_officer o on o.officer_id = f.officer_id
     union all
     select own.location_id, own.name, own.postcode, '', own.local_authority, own.service_type, array[own.service_type], own.capacity,
            null, own.provider_name, null, nullif(own.phone, ''), own.latitude, own.longitude, false, null,
            own.registered, own.opened_on, own.closed_on,
            null, null, null, 'Not a service that CQC registers', null, '', '',
            st.rag, a.rag, st.undecided, ${since}, a.score, a.why,
            ps.state, ps.from_day, ps.scope,
            f.operational, f.contracted, f.locality, f.officer_id, o.name,
            pl.people, false, true, true,
            lower(own.name || ' ' || own.provider_name || ' ' || own.postcode || ' ' || replace(own.postcode, ' ', ''))
       from (select * from owned ${wanted}) own
       left join ${status} st using (location_id)
       left join ${assessment} a using (location_id)
       left join placement.published_status ps using (location_id)
       left join facts f using (location_id)
       left join placements pl using (location_id)
       left join people.published_officer o on o.officer_id = f.officer_id
    )`;
}

interface Standings {
  standing: RawBuilder<unknown>;
  assessment: RawBuilder<unknown>;
  status: RawBuilder<unknown>;
  /** The day from which the status `st` is what it is. */
  since: RawBuilder<unknown>;
  /** Of a location `l` with its standing `s`. */
  registered: RawBuilder<unknown>;
}

const NOW: Standings = {
  standing: sql`cqc.published_standing`,
  assessment: sql`risk.published_assessment`,
  status: sql`risk.published_status`,
  since: sql`st.since`,
  registered: sql`l.registration_status = 'Registered'`,
};

/** What stood on a day, worked out for the wanted locations alone. */
function onDay(day: Day, only: RawBuilder<unknown> | null): Standings {
  // no ids at all would mean every location
  const ids =
    only === null
      ? sql`null`
      : sql`(select coalesce(array_agg(w.location_id), '{}') from (${only}) w (location_id))`;
  return {
    standing: sql`cqc.published_standing_as_at(${day}::date, ${ids})`,
    assessment: sql`risk.published_assessment_as_at(${day}::date)`,
    status: sql`risk.published_status_as_at(${day}::date)`,
    since: sql`st.as_at`,
    registered: sql`s.registered`,
  };
}

/** How the words of a search must be in a service's: as they are written, or like it, for a misspelling. */
export type Spelling = 'as written' | 'alike';

/** The services that the filters leave, as a source and a condition on it, whose alias is `v`. */
export function servicesFound(
  filters: ServiceFilters,
  { today, hasArea, past }: Standpoint,
  spelling: Spelling,
): { source: RawBuilder<unknown>; where: RawBuilder<unknown> } {
  const ours = filters.scope === 'area' && hasArea;
  const only = filters.scope === 'shared' ? SHARED : ours ? OURS : past === true ? narrowed(filters) : null;
  return {
    source: servicesSource(only, past === true ? today : null),
    where: servicesWhere(filters, today, spelling),
  };
}

/**
 * Ids that a list of a past day cannot go beyond, so that what stood is not worked out for all of England; null where the
 * filters name neither a place nor a provider.
 */
function narrowed({ scope, localAuthorities, providers }: ServiceFilters): RawBuilder<unknown> | null {
  if (scope === 'placements') return sql`select location_id from placements where people > 0`;
  if (localAuthorities.length === 0 && providers.length === 0) return null;
  return sql`
    select location_id from cqc.published_location
     where (${localAuthorities.length === 0} or local_authority = any(${localAuthorities}::text[]))
       and (${providers.length === 0} or provider_id = any(${providers}::text[]))
    union all select location_id from owned`;
}

/** The list's filters as one condition. */
function servicesWhere(filters: ServiceFilters, today: Day, spelling: Spelling): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  for (const word of searchWords(filters.q)) parts.push(wordCondition(word, spelling));
  if (filters.scope === 'placements') parts.push(sql`v.placed > 0`);
  if (filters.types.length > 0) parts.push(sql`v.category = any(${filters.types}::text[])`);
  if (filters.ratings.length > 0) parts.push(ratingCondition(filters.ratings));
  if (filters.ratingAge !== null)
    parts.push(sql`v.rated_on <= ${addMonths(today, -12 * Math.min(filters.ratingAge, 200))}::date`);
  if (filters.rags.length > 0) parts.push(sql`${listColour(filters.scope)} = any(${filters.rags}::text[])`);
  if (filters.localities.length > 0) parts.push(sql`v.locality = any(${filters.localities}::text[])`);
  if (filters.officers.length > 0) parts.push(sql`v.officer_id = any(${filters.officers}::uuid[])`);
  if (filters.providers.length > 0) parts.push(sql`v.provider_id = any(${filters.providers}::text[])`);
  if (filters.localAuthorities.length > 0)
    parts.push(sql`v.local_authority = any(${filters.localAuthorities}::text[])`);
  if (filters.placing !== '') parts.push(placingCondition(filters.placing));
  if (filters.operational !== '') parts.push(threeWay(sql`v.operational`, filters.operational));
  if (filters.contracted !== '') parts.push(threeWay(sql`v.contracted`, filters.contracted));
  if (filters.notInspectedSince !== null) {
    parts.push(
      sql`v.regulated and (v.last_visited_on is null or v.last_visited_on < ${filters.notInspectedSince}::date)`,
    );
  }
  if (filters.registered !== 'all')
    parts.push(filters.registered === 'now' ? sql`v.registered` : sql`not v.registered`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

function searchWords(q: string): string[] {
  return q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Postcodes and ids have digits, and one that is nearly right is another place; short words are like too much. */
const MAY_BE_MISSPELT = /^\p{L}[\p{L}'’-]{3,}$/u;

/** Whether a search has words that may be misspelt, so that one which finds nothing is worth a try with words alike. */
export function mayBeMisspelt(q: string): boolean {
  return searchWords(q).some((word) => MAY_BE_MISSPELT.test(word));
}

function wordCondition(word: string, spelling: Spelling): RawBuilder<unknown> {
  return spelling === 'alike' && MAY_BE_MISSPELT.test(word)
    ? sql`${word} <% v.words`
    : sql`v.words like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`;
}

/** Without a coalesce, of which the planner cannot tell how many rows it leaves. */
function ratingCondition(ratings: readonly string[]): RawBuilder<unknown> {
  const rated = sql`v.rating = any(${ratings.filter((rating) => rating !== NOT_RATED)}::text[])`;
  return ratings.includes(NOT_RATED) ? sql`(${rated} or v.rating is null)` : rated;
}

/** A service about which nobody decided is open. */
function placingCondition(placing: Exclude<ServiceFilters['placing'], ''>): RawBuilder<unknown> {
  return placing === 'open' ? sql`coalesce(v.placing, 'open') = 'open'` : sql`v.placing = ${placing}`;
}

function threeWay(column: RawBuilder<unknown>, answer: 'yes' | 'no' | 'unknown'): RawBuilder<unknown> {
  return answer === 'unknown' ? sql`${column} is null` : sql`${column} = ${answer === 'yes'}`;
}

const SORT_COLUMNS: Record<SortKey, RawBuilder<unknown>> = {
  risk: sql`v.score`,
  name: sql`lower(v.name)`,
  rating: sql`case v.rating when 'Outstanding' then 4 when 'Good' then 3 when 'Requires improvement' then 2 when 'Inadequate' then 1 end`,
  age: sql`current_date - v.rated_on`,
  provider: sql`lower(v.provider_name)`,
  beds: sql`v.beds`,
  locality: sql`lower(v.locality)`,
  officer: sql`lower(v.officer_name)`,
};

/** The list's order, unknowns last, names then ids to settle ties. */
export function servicesOrder(
  filters: Pick<ServiceFilters, 'sort' | 'descending' | 'scope'>,
): RawBuilder<unknown> {
  const direction = filters.descending ? sql`desc nulls last` : sql`asc nulls last`;
  // Others show their colours, not their scores.
  const column =
    filters.sort === 'risk' && filters.scope === 'shared'
      ? sql`-${worst(listColour(filters.scope))}`
      : SORT_COLUMNS[filters.sort];
  return sql`${column} ${direction}, lower(v.name), v.location_id`;
}
