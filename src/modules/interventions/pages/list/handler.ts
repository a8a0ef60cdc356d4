import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { ADMINISTER } from '../../parts/may-act.ts';
import { fetchInterventions } from '../../queries/fetch-interventions.ts';
import { fetchListChoices } from '../../queries/fetch-list-choices.ts';
import { readListFilters } from '../../rules/list-filters.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentList } from './presenter.ts';
import { ListPage } from './view.tsx';

const PER_PAGE = 50;

/** GET /interventions: what is being done, or was, as the filters ask. */
export async function showList({ tx, query, today, may }: RequestContext): Promise<Reply> {
  const filters = readListFilters(query);
  const { rows, total } = await fetchInterventions(tx, filters, today, PER_PAGE);
  const choices = await fetchListChoices(tx);
  const model = presentList({ fields: query, filters, rows, total, choices, perPage: PER_PAGE });
  const view = h(ListPage, { model, administers: may(ADMINISTER) });
  return { kind: 'page', title: 'Interventions', width: 'full', about: 'interventions', view };
}

/** GET /interventions/download/:format: the whole list as the filters leave it. */
export async function downloadList({ tx, query, params, today }: RequestContext): Promise<Reply> {
  const { rows } = await fetchInterventions(tx, readListFilters(query), today, null);
  const table = exportTable(EXPORT_FORMATS.find((known) => known === params.format) ?? 'csv', {
    title: 'Interventions',
    day: today,
    columns: exportColumns,
    rows: rows.map(exportRow),
    notes: [`Interventions as at ${longDay(today)}`, `${rows.length} interventions`],
  });
  return { kind: 'download', ...table };
}
