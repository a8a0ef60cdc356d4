import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { returnRate } from '../../figures.ts';
import { fetchReturnMonths } from '../../queries/fetch-return-months.ts';
import { fetchReturns } from '../../queries/fetch-returns.ts';
import { fetchSettings } from '../../queries/fetch-settings.ts';
import { readReturnFilters } from '../../rules/return-filters.ts';
import { monthBefore } from '../../rules/return-window.ts';
import { COLUMNS, exportRow } from './export-columns.ts';
import { presentReturns } from './presenter.ts';
import { ReturnsPage } from './view.tsx';

const PER_PAGE = 50;

/** GET /returns: the returns of a month, and how the months before went. */
export async function showReturns(context: RequestContext): Promise<Reply> {
  const { tx, query, url, today, may } = context;
  const months = await fetchReturnMonths(tx);
  const filters = readReturnFilters(query, months[0]?.month ?? monthBefore(today));
  const { rows, total } = await fetchReturns(tx, filters, today, PER_PAGE);
  const model = presentReturns({
    filters, rows, total, months, url, perPage: PER_PAGE, rate: await returnRate.value(tx, { asAt: today }),
    settings: await fetchSettings(tx), mayAdminister: may('capacity.administer'), today,
  }); // prettier-ignore
  return {
    kind: 'page',
    title: 'Monthly returns',
    width: 'full',
    about: 'monthly-returns',
    view: h(ReturnsPage, { model }),
  };
}

/** GET /returns/download/:format: the whole month as the filters leave it. */
export async function downloadReturns({ tx, query, params, today }: RequestContext): Promise<Reply> {
  const format = EXPORT_FORMATS.find((known) => known === params.format) ?? 'csv';
  const filters = readReturnFilters(query, monthBefore(today));
  const { rows } = await fetchReturns(tx, filters, today, null);
  const table = exportTable(format, {
    title: `Monthly returns ${monthOf(filters.month)}`,
    day: today,
    columns: COLUMNS,
    rows: rows.map(exportRow),
    notes: [`Returns for ${monthOf(filters.month)}`, `${rows.length} services`],
  });
  return { kind: 'download', ...table };
}
