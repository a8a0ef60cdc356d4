import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { NOT_RATED, type ServiceFilters, type SortKey } from '../rules/service-filters.ts';

/**
 * The register as one list: CQC's locations and the council's own, each with the rating that stands, its colour and
 * the local facts in force today. A fact recorded against a former registration of the same home still counts, until
 * a newer registration has its own.
 */
export function servicesSource(today: Day): RawBuilder<unknown> {
  return sql`
    (with area as (select local_authority from people.published_authority_area),
          recorded as (select * from market.published_local_fact(${today}::date)),
          facts as (
            select distinct on (location_id) *
              from (select g.location_id, g.depth, f.operational, f.contracted, f.locality, f.officer_id, f.council_beds
                      from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
                    union all
                    select f.location_id, 0, f.operational, f.contracted, f.locality, f.officer_id, f.council_beds from recorded f) reached
             order by location_id, depth),
          placements as (select location_id, people from market.published_placement)
     select l.location_id, l.name, l.postcode, l.town, l.local_authority, l.leading_category as category, l.service_types, l.beds,
            l.provider_id, p.name as provider_name, l.brand_name, l.latitude, l.longitude, l.dormant, l.manager_absent_from,
            l.registration_status = 'Registered' as registered, l.registration_date, l.deregistration_date,
            s.rating, s.rating_best, s.rated_on, s.not_rated_reason, s.last_visited_on,
            coalesce(s.safe, '') as safe, coalesce(s.well_led, '') as well_led,
            a.rag, a.score, a.why,
            f.operational, f.contracted, f.locality, f.officer_id, o.name as officer_name,
            pl.people as placed, true as regulated,
            (l.local_authority in (select local_authority from area)) as in_area,
            (f.location_id is not null) as has_facts,
            w.words
       from cqc.published_location l
       left join cqc.published_standing s using (location_id)
       left join cqc.published_provider p using (provider_id)
       left join cqc.published_search w using (location_id)
       left join risk.published_assessment a using (location_id)
       left join facts f using (location_id)
       left join people.published_officer o on o.officer_id = f.officer_id
       left join placements pl using (location_id)
     union all
     select own.location_id::text, own.name, own.postcode, '', own.local_authority, own.service_type, array[own.service_type], own.capacity,
            null, own.provider_name, null, own.latitude, own.longitude, false, null,
            (own.opened_on is null or own.opened_on <= ${today}::date) and (own.closed_on is null or own.closed_on > ${today}::date),
            own.opened_on, own.closed_on,
            null, null, null, 'Not a service that CQC registers', null, '', '',
            a.rag, a.score, a.why,
            f.operational, f.contracted, f.locality, f.officer_id, o.name,
            pl.people, false, true, true,
            lower(own.name || ' ' || own.provider_name || ' ' || own.postcode || ' ' || replace(own.postcode, ' ', ''))
       from market.published_own_location own
       left join risk.published_assessment a on a.location_id = own.location_id::text
       left join facts f on f.location_id = own.location_id::text
       left join people.published_officer o on o.officer_id = f.officer_id
       left join placements pl on pl.location_id = own.location_id::text
    )`;
}

/** The list's filters as one condition on the source, whose alias is `v`. */
export function servicesWhere(filters: ServiceFilters, today: Day): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const words = filters.q.toLowerCase();
  if (words !== '') parts.push(searchCondition(words));
  // Before set-up there is no area, and then "our area" is everything.
  if (filters.scope === 'area') {
    parts.push(sql`(v.in_area or v.has_facts or v.placed > 0 or not exists (select from people.published_authority_area))`);
  } else if (filters.scope === 'placements') parts.push(sql`v.placed > 0`);
  if (filters.types.length > 0) parts.push(sql`v.category = any(${filters.types}::text[])`);
  if (filters.ratings.length > 0) parts.push(sql`coalesce(v.rating, ${NOT_RATED}) = any(${filters.ratings}::text[])`);
  if (filters.ratingAge !== null) parts.push(sql`v.rated_on <= ${addMonths(today, -12 * Math.min(filters.ratingAge, 200))}::date`);
  if (filters.rags.length > 0) parts.push(sql`v.rag = any(${filters.rags}::text[])`);
  if (filters.localities.length > 0) parts.push(sql`v.locality = any(${filters.localities}::text[])`);
  if (filters.officers.length > 0) parts.push(sql`v.officer_id = any(${filters.officers}::uuid[])`);
  if (filters.providers.length > 0) parts.push(sql`v.provider_id = any(${filters.providers}::text[])`);
  if (filters.localAuthorities.length > 0) parts.push(sql`v.local_authority = any(${filters.localAuthorities}::text[])`);
  if (filters.operational !== '') parts.push(threeWay(sql`v.operational`, filters.operational));
  if (filters.contracted !== '') parts.push(threeWay(sql`v.contracted`, filters.contracted));
  if (filters.notInspectedSince !== null) {
    parts.push(sql`v.regulated and (v.last_visited_on is null or v.last_visited_on < ${filters.notInspectedSince}::date)`);
  }
  if (filters.registered !== 'all') parts.push(filters.registered === 'now' ? sql`v.registered` : sql`not v.registered`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Every word is in the text somewhere, or the whole is like a run of words in it (a misspelling). */
function searchCondition(words: string): RawBuilder<unknown> {
  const terms = words.split(/\s+/).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const all = sql.join(
    terms.map((term) => sql`v.words like ${term}`),
    sql` and `,
  );
  return sql`((${all}) or ${words} <% v.words)`;
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
export function servicesOrder(filters: Pick<ServiceFilters, 'sort' | 'descending'>): RawBuilder<unknown> {
  const direction = filters.descending ? sql`desc nulls last` : sql`asc nulls last`;
  return sql`${SORT_COLUMNS[filters.sort]} ${direction}, lower(v.name), v.location_id`;
}
