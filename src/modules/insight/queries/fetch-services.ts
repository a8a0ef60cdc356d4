import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag, Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../../placement/index.ts';
import { noFilters, type ServiceFilters } from '../rules/service-filters.ts';
import {
  listColour,
  mayBeMisspelt,
  servicesFound,
  servicesOrder,
  servicesSource,
  servicesWith,
  type Spelling,
  type Standpoint,
} from './services-source.ts';

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
  phone: string | null;
  dormant: boolean | null;
  registered: boolean;
  rating: Rating | null;
  /** The best of its services, where they differ. */
  ratingBest: Rating | null;
  ratedOn: Day | null;
  notRatedReason: string | null;
  lastVisitedOn: Day | null;
  /** Its status. */
  rag: Rag | null;
  /** What the model proposes, of which `why` and `score` speak. */
  proposed: Rag | null;
  /** True where the proposal waits for a decision. */
  undecided: boolean | null;
  /** The day from which it has its status. */
  statusSince: Day | null;
  /** Whether people may be placed; null where nobody has decided, which is open. */
  placing: PlacingState | null;
  placingFrom: Day | null;
  placingScope: string | null;
  score: number | null;
  why: string | null;
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  officerName: string | null;
  placed: number | null;
  regulated: boolean;
}

/** What a ServiceRow reads of the list's source. */
export const SERVICE_COLUMNS = sql`
  v.location_id as "locationId", v.name, v.postcode, v.town, v.local_authority as "localAuthority", v.category,
  v.service_types as "serviceTypes", v.beds, v.provider_id as "providerId", v.provider_name as "providerName", v.latitude, v.longitude, v.phone,
  v.dormant, v.registered, v.rating, v.rating_best as "ratingBest", v.rated_on as "ratedOn", v.not_rated_reason as "notRatedReason",
  v.last_visited_on as "lastVisitedOn", v.rag, v.proposed_rag as proposed, v.undecided, v.status_since as "statusSince",
  v.placing, v.placing_from as "placingFrom", v.placing_scope as "placingScope", v.score, v.why, v.operational, v.contracted, v.locality, v.officer_name as "officerName",
  v.placed, v.regulated`;

/** How many services have each colour, or none. */
export type ColourCount = { rag: Rag | null; n: number };

/**
 * One page of the list, and how many services there are by colour. Where a search finds nothing as it is written, what is
 * spelt alike is looked for.
 */
export async function searchServices(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
  perPage: number,
): Promise<{ rows: ServiceRow[]; counts: ColourCount[] }> {
  for (const spelling of spellingsOf(filters.q)) {
    if (spelling === 'alike') await tolerateMisspelling(tx);
    const counts = await countServices(tx, filters, standpoint, spelling);
    if (counts.length > 0)
      return { counts, rows: await fetchServices(tx, filters, standpoint, perPage, spelling) };
  }
  return { rows: [], counts: [] };
}

/** Every service that the filters leave, as the pages of the list have them one after the other. */
export async function fetchAllServices(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
): Promise<ServiceRow[]> {
  for (const spelling of spellingsOf(filters.q)) {
    if (spelling === 'alike') await tolerateMisspelling(tx);
    const rows = await fetchServices(tx, { ...filters, page: 1 }, standpoint, EVERYTHING, spelling);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** More than every location in England. */
const EVERYTHING = 1_000_000;

/** The spellings to look for, one after the other until something is found. */
export function spellingsOf(q: string): Spelling[] {
  return mayBeMisspelt(q) ? ['as written', 'alike'] : ['as written'];
}

/** Two letters swapped in a word of seven leave half of its trigrams; the database's own threshold, 0.6, misses that. */
export async function tolerateMisspelling(tx: Tx): Promise<void> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`.execute(tx);
}

/**
 * The page's ids are found first, by what the filters and the order read and no more; the rest of a row is then fetched
 * for these alone.
 */
export async function fetchServices(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
  perPage: number,
  spelling: Spelling = 'as written',
): Promise<ServiceRow[]> {
  const { source, where } = servicesFound(filters, standpoint, spelling);
  const found = await sql<ServiceRow>`
    with ${servicesWith(standpoint.today)},
    page as materialized (
      select v.location_id from ${source} v
       where ${where}
       order by ${servicesOrder(filters)}
       limit ${perPage} offset ${(filters.page - 1) * perPage})
    select ${SERVICE_COLUMNS} from ${servicesSource(sql`select location_id from page`)} v
     order by ${servicesOrder(filters)}`.execute(tx);
  return found.rows;
}

/** How many services the filters leave, by colour. */
export async function countServices(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
  spelling: Spelling = 'as written',
): Promise<ColourCount[]> {
  const { source, where } = servicesFound(filters, standpoint, spelling);
  const found = await sql<ColourCount>`
    with ${servicesWith(standpoint.today)}
    select c.rag, count(*) as n from (select ${listColour(filters.scope)} as rag from ${source} v where ${where}) c group by c.rag`.execute(
    tx,
  );
  return found.rows;
}

/** Every service of the council's area (or of the data, before set-up) that a search finds, riskiest first. */
export async function findServices(
  tx: Tx,
  asked: { search: string; standpoint: Standpoint },
): Promise<ServiceRow[]> {
  return fetchAllServices(tx, noFilters({ q: asked.search }), asked.standpoint);
}
