import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag, Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { noFilters, type ServiceFilters } from '../rules/service-filters.ts';
import { servicesOrder, servicesSource, servicesWhere } from './services-source.ts';

/** One line of the Services list. Dates are days; `score` has no unit (higher is riskier). */
export interface ServiceRow {
  locationId: string;
  name: string;
  postcode: string | null;
  town: string | null;
  localAuthority: string | null;
  category: string;
  serviceTypes: string[];
  beds: number | null;
  providerId: string | null;
  providerName: string | null;
  latitude: number | null;
  longitude: number | null;
  dormant: boolean | null;
  registered: boolean;
  rating: Rating | null;
  /** The best of its services, where they differ. */
  ratingBest: Rating | null;
  ratedOn: Day | null;
  notRatedReason: string | null;
  lastVisitedOn: Day | null;
  rag: Rag | null;
  score: number | null;
  why: string | null;
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  officerName: string | null;
  placed: number | null;
  regulated: boolean;
}

const COLUMNS = sql`
  v.location_id as "locationId", v.name, v.postcode, v.town, v.local_authority as "localAuthority", v.category,
  v.service_types as "serviceTypes", v.beds, v.provider_id as "providerId", v.provider_name as "providerName", v.latitude, v.longitude,
  v.dormant, v.registered, v.rating, v.rating_best as "ratingBest", v.rated_on as "ratedOn", v.not_rated_reason as "notRatedReason",
  v.last_visited_on as "lastVisitedOn", v.rag, v.score, v.why, v.operational, v.contracted, v.locality, v.officer_name as "officerName",
  v.placed, v.regulated`;

/** One page of the list. */
export async function fetchServices(tx: Tx, filters: ServiceFilters, today: Day, perPage: number): Promise<ServiceRow[]> {
  const found = await sql<ServiceRow>`
    select ${COLUMNS} from ${servicesSource(today)} v
     where ${servicesWhere(filters, today)}
     order by ${servicesOrder(filters)}
     limit ${perPage} offset ${(filters.page - 1) * perPage}`.execute(tx);
  return found.rows;
}

/** How many services the filters leave, by colour. */
export async function countServices(tx: Tx, filters: ServiceFilters, today: Day): Promise<{ rag: Rag | null; n: number }[]> {
  const found = await sql<{ rag: Rag | null; n: number }>`
    select v.rag, count(*) as n from ${servicesSource(today)} v
     where ${servicesWhere(filters, today)}
     group by v.rag`.execute(tx);
  return found.rows;
}

const EVERYTHING = 1_000_000;

/** Every service of the council's area (or of the data, before set-up) that a search finds, riskiest first. */
export async function findServices(tx: Tx, asked: { search: string; today: Day }): Promise<ServiceRow[]> {
  return fetchServices(tx, noFilters({ q: asked.search }), asked.today, EVERYTHING);
}
