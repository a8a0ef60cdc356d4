import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { recordExport } from '../../../../platform/audit/index.ts';
import { exportTable } from '../../../../platform/exports/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { fetchLog, fetchWholeLog } from '../../queries/fetch-log.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { readLogFilters } from '../../rules/log-filters.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentLog } from './presenter.ts';
import { LogPage } from './view.tsx';

const PER_PAGE = 50;
/** More than anybody reads; a longer log is narrowed first. */
const MOST_DOWNLOADED = 50_000;

/** GET /intelligence: the log, one page of it. */
export const showLog = forCouncil(async ({ tx, query, may }) => {
  const filters = readLogFilters(query);
  const { rows, total } = await fetchLog(tx, filters, PER_PAGE);
  const terms = await fetchTerms(tx);
  const model = presentLog({ fields: query, filters, rows, total, terms, perPage: PER_PAGE, may });
  return {
    kind: 'page',
    title: 'Intelligence log',
    width: 'full',
    about: 'intelligence',
    view: h(LogPage, { model }),
  };
});

/** GET /intelligence/download/:format: the whole log as the filters leave it; noted as an export. */
export const downloadLog = forCouncil(async ({ tx, query, params, today }) => {
  const filters = readLogFilters(query);
  const format = (['csv', 'xlsx', 'ods'] as const).find((known) => known === params.format) ?? 'csv';
  const rows = await fetchWholeLog(tx, filters, MOST_DOWNLOADED);
  const terms = await fetchTerms(tx);
  await recordExport(tx, { what: 'intelligence', parameters: { ...filters }, rows: rows.length });
  const table = exportTable(format, {
    title: 'Intelligence log',
    day: today,
    columns: exportColumns,
    rows: rows.map((row) => exportRow(row, terms)),
    notes: [
      `Intelligence log as at ${longDay(today)}, as far as whoever downloaded it may see`,
      `${rows.length} entries`,
      ...(rows.length === MOST_DOWNLOADED ? [`Only the first ${MOST_DOWNLOADED}: narrow the log first`] : []),
    ],
  });
  return { kind: 'download', ...table };
});
