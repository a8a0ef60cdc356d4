import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { exportTable } from '../../../../platform/exports/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchFilterOptions } from '../../queries/fetch-filter-options.ts';
import { countServices, fetchServices } from '../../queries/fetch-services.ts';
import { readServiceFilters, type ServiceFilters } from '../../rules/service-filters.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentServices } from './presenter.ts';
import { ServicesPage } from './view.tsx';

const PER_PAGE = 50;
/** More than every location in England; a download holds the whole list. */
const EVERY_ROW = 200_000;

/** GET /services: the list, one page of it. */
export async function showServices({ tx, query, today }: RequestContext): Promise<Reply> {
  const filters = readServiceFilters(query);
  const rows = await fetchServices(tx, filters, today, PER_PAGE);
  const counts = await countServices(tx, filters, today);
  const options = await fetchFilterOptions(tx);
  const model = presentServices({ fields: query, filters, rows, counts, options, today, perPage: PER_PAGE });
  return {
    kind: 'page',
    title: 'Services',
    width: 'full',
    about: 'services',
    view: h(ServicesPage, { model }),
  };
}

/** GET /services/download/:format: the whole list as the filters leave it. */
export async function downloadServices({ tx, query, params, today }: RequestContext): Promise<Reply> {
  const filters: ServiceFilters = { ...readServiceFilters(query), page: 1 };
  const format = (['csv', 'xlsx', 'ods'] as const).find((known) => known === params.format) ?? 'csv';
  const rows = await fetchServices(tx, filters, today, EVERY_ROW);
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
