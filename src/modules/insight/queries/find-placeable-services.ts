import type { Tx } from '../../../platform/db/types.ts';
import { noFilters } from '../rules/service-filters.ts';
import { searchServices, type ServiceRow } from './fetch-services.ts';
import type { Standpoint } from './services-source.ts';

/** What a look-up found. */
export interface Placeable {
  rows: ServiceRow[];
  /** How many there are in all. */
  total: number;
  /** True where nothing of ours fits, and these are of elsewhere: we have no status of them. */
  elsewhere: boolean;
}

/** As many as one reads through. */
export const MOST_LOOKED_UP = 20;

/** Services that somebody may mean who wants to place a person: ours first, and where none fits, those of the whole register. */
export async function findPlaceableServices(tx: Tx, q: string, standpoint: Standpoint): Promise<Placeable> {
  for (const scope of ['area', 'everywhere'] as const) {
    const filters = noFilters({ q, scope, registered: 'all', sort: 'name', descending: false });
    const { rows, counts } = await searchServices(tx, filters, standpoint, MOST_LOOKED_UP);
    if (rows.length === 0) continue;
    const total = counts.reduce((sum, { n }) => sum + Number(n), 0);
    return { rows, total, elsewhere: scope === 'everywhere' && standpoint.hasArea };
  }
  return { rows: [], total: 0, elsewhere: false };
}
