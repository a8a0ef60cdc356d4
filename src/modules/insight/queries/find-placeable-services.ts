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

/** As many as one reads through, and as many as they are chosen from. */
const MOST_SHOWN = 20;
const MOST_FOUND = 500;

/** Services that somebody may mean who wants to place a person: ours first, and where none fits, those of the whole register. */
export async function findPlaceableServices(tx: Tx, q: string, standpoint: Standpoint): Promise<Placeable> {
  for (const scope of ['area', 'everywhere'] as const) {
    const filters = noFilters({ q, scope, registered: 'all', sort: 'name', descending: false });
    const { rows, counts } = await searchServices(tx, filters, standpoint, MOST_FOUND);
    if (rows.length === 0) continue;
    const total = counts.reduce((sum, { n }) => sum + Number(n), 0);
    return {
      rows: rows.toSorted(likeliestFirst(q)).slice(0, MOST_SHOWN),
      total,
      elsewhere: scope === 'everywhere' && standpoint.hasArea,
    };
  }
  return { rows: [], total: 0, elsewhere: false };
}

/**
 * What somebody who types a word most likely means: a service that is registered now, then one that bears the word in its own name
 * (words of providers and of former names are found too), then by name.
 */
function likeliestFirst(q: string): (a: ServiceRow, b: ServiceRow) => number {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const named = ({ name }: ServiceRow) => words.every((word) => name.toLowerCase().includes(word));
  return (a, b) =>
    Number(b.registered) - Number(a.registered) ||
    Number(named(b)) - Number(named(a)) ||
    a.name.localeCompare(b.name) ||
    a.locationId.localeCompare(b.locationId);
}
