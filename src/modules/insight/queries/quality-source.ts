import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { OLD_RATING_YEARS, type QualityCheckId } from '../rules/quality-checks.ts';

/** Checks that SQL alone decides; what the council and CQC say differently is decided by the market room's rule. */
export type SqlCheckId = Exclude<QualityCheckId, 'beds-differ' | 'phone-differs'>;

/**
 * What every check reads: `inside` (locations of the area), `registered` (those registered on the day), `facts` (the council's
 * facts in force by location, also those recorded against a former registration), `contracted` (those with a contract).
 */
export function qualityBase(day: Day, localAuthorities: readonly string[] = []): RawBuilder<unknown> {
  const everywhere = localAuthorities.length === 0;
  return sql`
    inside as materialized (
      select l.location_id, l.provider_id, l.postcode, l.latitude, l.longitude, l.service_types, l.manager_registered,
             l.manager_absent_from, l.registration_date, l.deregistration_date, l.dormant_from, l.dormant_to, l.care_home, l.beds,
             (l.registration_date is null or l.registration_date <= ${day}::date)
               and (l.deregistration_date > ${day}::date or (l.deregistration_date is null and l.registration_status = 'Registered'))
               as on_register
        from cqc.published_location l
       where ${everywhere} or l.local_authority = any (${[...localAuthorities]}::text[])
    ), registered as materialized (
      select * from inside where on_register
    ), recorded as materialized (
      select * from market.published_local_fact(${day}::date)
    ), facts as materialized (
      select distinct on (reached.location_id) reached.*
        from (select g.location_id, g.depth, f.operational, f.contracted, f.officer_id, f.council_beds, f.council_phone
                from recorded f join cqc.published_lineage g on g.ancestor_id = f.location_id
              union all
              select f.location_id, 0, f.operational, f.contracted, f.officer_id, f.council_beds, f.council_phone from recorded f) reached
       order by reached.location_id, reached.depth
    ), contracted as (
      -- A contract that moved on to a newer registration of the same home counts there, not twice.
      select f.location_id, f.officer_id, l.dormant, l.location_id is null as ours,
             coalesce(l.deregistration_date <= ${day}::date, l.registration_status = 'Deregistered', false) as ended
        from facts f
        left join cqc.published_location l using (location_id)
       where f.contracted
         and (l.location_id is not null or f.location_id in (select own.location_id::text from market.published_own_location own))
         and not exists (select from cqc.published_lineage g where g.ancestor_id = f.location_id and g.depth > 0)
    )`;
}

/** Each check as a select of location_id and found, over exactly what it is counted out of. */
const SOURCES: Record<SqlCheckId, (day: Day) => RawBuilder<unknown>> = {
  'old-rating': (day) => sql`
    select r.location_id, s.rated_on < ${addMonths(day, -12 * OLD_RATING_YEARS)}::date as found
      from registered r join cqc.published_standing s using (location_id) where s.rating is not null`,
  'no-local-facts': () => sql`
    select r.location_id, f.location_id is null as found from registered r left join facts f using (location_id)`,
  'no-place': () => sql`
    select location_id, coalesce(trim(postcode), '') = '' or latitude is null or longitude is null as found from registered`,
  'no-provider': () => sql`select location_id, provider_id is null as found from registered`,
  'no-local-authority': () => sql`
    select location_id, coalesce(local_authority, '') = '' as found
      from cqc.published_location where registration_status = 'Registered'`,
  'no-service-type': () => sql`select location_id, service_types = '{}' as found from registered`,
  'no-manager': () => sql`
    select location_id, not coalesce(manager_registered, true) or manager_absent_from is not null as found
      from registered where manager_registered is not null or manager_absent_from is not null`,
  'no-officer': () => sql`select location_id, officer_id is null as found from contracted where not ended`,
  'not-operating': () => sql`
    select r.location_id, not f.operational as found
      from registered r join facts f using (location_id) where f.operational is not null`,
  'contracted-ended': () => sql`select location_id, ended as found from contracted`,
  'contracted-dormant': () =>
    sql`select location_id, coalesce(dormant, false) and not ended as found from contracted`,
  'dates-out-of-order': (day) => sql`
    select i.location_id,
           coalesce(i.deregistration_date < i.registration_date, false) or coalesce(i.dormant_to < i.dormant_from, false)
           or i.location_id in (
             select e.location_id from cqc.published_rating_event e where e.inspected_on > e.report_date or e.report_date > ${day}::date) as found
      from inside i`,
  'care-home-without-beds': () =>
    sql`select location_id, coalesce(beds, 0) = 0 as found from registered where care_home`,
  'facts-unmatched': () => unmatched(sql`select location_id from recorded`),
  'placements-unmatched': () => unmatched(sql`select location_id from market.published_placement`),
  'enforcement-unmatched': () => unmatched(sql`select location_id from market.published_enforcement`),
  'past-colours-unmatched': () => unmatched(sql`select location_id from market.published_past_rag`),
  'predecessor-unknown': () => sql`
    select p.location_id, bool_or(before.location_id is null) as found
      from cqc.published_relationship p
      join inside i on i.location_id = p.location_id
      left join cqc.published_location before on before.location_id = p.predecessor_id
     group by p.location_id`,
  'provider-unknown': () => sql`
    select r.location_id, p.provider_id is null as found
      from registered r left join cqc.published_provider p using (provider_id) where r.provider_id is not null`,
};

export const SQL_CHECKS = Object.keys(SOURCES) as SqlCheckId[];

export function qualitySource(id: SqlCheckId, day: Day): RawBuilder<unknown> {
  return SOURCES[id](day);
}

function unmatched(recorded: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select u.location_id,
           not exists (select from cqc.published_location l where l.location_id = u.location_id)
           and not exists (select from market.published_own_location own where own.location_id::text = u.location_id) as found
      from (select distinct location_id from (${recorded}) u_all) u`;
}
