import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { ServiceFilters } from '../rules/service-filters.ts';
import { SERVICE_COLUMNS, spellingsOf, tolerateMisspelling, type ServiceRow } from './fetch-services.ts';
import {
  servicesFound,
  servicesSource,
  servicesWith,
  type Spelling,
  type Standpoint,
} from './services-source.ts';

/** A row of the list with the officer's id. */
export interface ListedService extends ServiceRow {
  officerId: string | null;
}

/** Where a walk through the list goes on: after a location, in the spelling in which its search began. */
export interface ServicesFrom {
  after: string;
  spelling: Spelling;
}

/**
 * The services that the filters leave, in the order of their ids and after one of them: an order that no change of a
 * service moves it in, so that a walk page by page sees each once, whatever is written meanwhile. At most `most`.
 */
export async function fetchServicesAfter(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
  { from, most }: { from: ServicesFrom | null; most: number },
): Promise<{ rows: ListedService[]; spelling: Spelling }> {
  const spellings = from === null ? spellingsOf(filters.q) : [from.spelling];
  for (const spelling of spellings) {
    if (spelling === 'alike') await tolerateMisspelling(tx);
    const rows = await fetchPage(tx, filters, standpoint, spelling, from?.after ?? '', most);
    if (rows.length > 0) return { rows, spelling };
  }
  return { rows: [], spelling: spellings[0] ?? 'as written' };
}

/** The page's ids first and the rest of a row for these alone, as the list itself does. */
async function fetchPage(
  tx: Tx,
  filters: ServiceFilters,
  standpoint: Standpoint,
  spelling: Spelling,
  after: string,
  most: number,
): Promise<ListedService[]> {
  const { source, where } = servicesFound(filters, standpoint, spelling);
  const past = standpoint.past === true ? standpoint.today : null;
  const found = await sql<ListedService>`
    with ${servicesWith(standpoint.today)},
    page as materialized (
      select v.location_id from ${source} v
       where ${where} and v.location_id > ${after}
       order by v.location_id
       limit ${most})
    select ${SERVICE_COLUMNS}, v.officer_id as "officerId" from ${servicesSource(sql`select location_id from page`, past)} v
     order by v.location_id`.execute(tx);
  return found.rows;
}
