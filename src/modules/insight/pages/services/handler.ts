import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { exportTable } from '../../../../platform/exports/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchFilterOptions } from '../../queries/fetch-filter-options.ts';
import { fetchSharedColours } from '../../queries/fetch-shared-colours.ts';
import { fetchAllServices, searchServices, type ServiceRow } from '../../queries/fetch-services.ts';
import { standpointOf } from '../../queries/services-source.ts';
import { readServiceFilters, type ServiceFilters } from '../../rules/service-filters.ts';
import { withSharedColours } from '../../rules/shared-colours.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentServices } from './presenter.ts';
import { ServicesPage } from './view.tsx';

const PER_PAGE = 50;

/** GET /services: the list, one page of it. */
export async function showServices({ tx, query, today, authority, may }: RequestContext): Promise<Reply> {
  const filters = readServiceFilters(query);
  const standpoint = standpointOf({ authority, today });
  const { rows: own, counts } = await searchServices(tx, filters, standpoint, PER_PAGE);
  const options = await fetchFilterOptions(tx, today, filters);
  const rows = await addShared({ tx, may }, own, filters);
  const readsAcross = may('insight.read-across');
  const model = presentServices({
    fields: query,
    filters,
    rows,
    counts,
    options,
    today,
    perPage: PER_PAGE,
    readsAcross,
  });
  return {
    kind: 'page',
    title: 'Services',
    width: 'full',
    about: 'services',
    view: h(ServicesPage, { model }),
  };
}

/** GET /services/download/:format: the whole list as the filters leave it. */
export async function downloadServices({
  tx,
  query,
  params,
  today,
  authority,
  may,
}: RequestContext): Promise<Reply> {
  const filters = readServiceFilters(query);
  const format = (['csv', 'xlsx', 'ods'] as const).find((known) => known === params.format) ?? 'csv';
  const rows = await addShared(
    { tx, may },
    await fetchAllServices(tx, filters, standpointOf({ authority, today })),
    filters,
  );
  const table = exportTable(format, {
    title: 'Services',
    day: today,
    columns: exportColumns,
    rows: rows.map(exportRow),
    notes: [
      `Services as at ${longDay(today)}`,
      `${rows.length} services`,
      one(query, 'q') === '' ? 'No search' : `Search: ${one(query, 'q')}`,
    ],
  });
  return { kind: 'download', ...table };
}

/** Beyond our own area: the lines with the colours that other councils show of them, which is noted. */
export async function addShared(
  { tx, may }: Pick<RequestContext, 'tx' | 'may'>,
  rows: ServiceRow[],
  { scope }: Pick<ServiceFilters, 'scope'>,
): Promise<ServiceRow[]> {
  if (scope === 'area' || rows.length === 0 || !may('insight.read-across')) return rows;
  const ids = rows.map(({ locationId }) => locationId);
  return withSharedColours(rows, await fetchSharedColours(tx, ids, 'services list'), scope === 'shared');
}
