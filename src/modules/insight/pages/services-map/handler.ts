import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchBoundaries } from '../../queries/fetch-boundaries.ts';
import { fetchFilterOptions } from '../../queries/fetch-filter-options.ts';
import { countServices, fetchServices } from '../../queries/fetch-services.ts';
import { readServiceFilters } from '../../rules/service-filters.ts';
import { presentServices } from '../services/presenter.ts';
import { presentMap } from './presenter.ts';
import { MapPage } from './view.tsx';

/** More points than this are a blot, and slow to draw: the riskiest are shown, and the page says so. */
const MOST_POINTS = 1000;

/** GET /services/map: the same list on the ground, by colour, with the riskiest beside it. */
export async function showServicesMap({ tx, query, today }: RequestContext): Promise<Reply> {
  const filters = { ...readServiceFilters(query), page: 1 };
  const rows = await fetchServices(tx, filters, today, MOST_POINTS);
  const counts = await countServices(tx, filters, today);
  const options = await fetchFilterOptions(tx);
  const boundaries = await fetchBoundaries(tx);
  const list = presentServices({
    fields: query,
    filters,
    rows,
    counts,
    options,
    today,
    perPage: MOST_POINTS,
  });
  const view = h(MapPage, { list, map: presentMap(rows, list.total), boundaries });
  return { kind: 'page', title: 'Map of services', width: 'full', about: 'services', view };
}
