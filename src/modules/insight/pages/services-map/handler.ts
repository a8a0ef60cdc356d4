import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchBoundaries } from '../../queries/fetch-boundaries.ts';
import { fetchFilterOptions } from '../../queries/fetch-filter-options.ts';
import { searchServices } from '../../queries/fetch-services.ts';
import { standpointOf } from '../../queries/services-source.ts';
import { readServiceFilters } from '../../rules/service-filters.ts';
import { addShared } from '../services/handler.ts';
import { presentServices } from '../services/presenter.ts';
import { presentMap } from './presenter.ts';
import { MapPage } from './view.tsx';

/** More points than this are a blot, and slow to draw: the riskiest are shown, and the page says so. */
const MOST_POINTS = 1000;

/** GET /services/map: the same list on the ground, by colour, with the riskiest beside it. */
export async function showServicesMap({ tx, query, today, authority, may }: RequestContext): Promise<Reply> {
  const filters = { ...readServiceFilters(query), page: 1 };
  const standpoint = standpointOf({ authority, today });
  const { rows: own, counts } = await searchServices(tx, filters, standpoint, MOST_POINTS);
  const rows = await addShared({ tx, may }, own, filters);
  const options = await fetchFilterOptions(tx, today, filters);
  const boundaries = await fetchBoundaries(tx);
  const list = presentServices({
    fields: query,
    filters,
    rows,
    counts,
    options,
    today,
    perPage: MOST_POINTS,
    readsAcross: may('insight.read-across'),
  });
  const view = h(MapPage, { list, map: presentMap(rows, list.total), boundaries });
  return { kind: 'page', title: 'Map of services', width: 'full', about: 'services', view };
}
