import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { recordExport } from '../../../../platform/audit/index.ts';
import { exportTable, type ExportRow } from '../../../../platform/exports/index.ts';
import type { Database, Scope } from '../../../../platform/db/types.ts';
import { forCouncil } from '../../../market/index.ts';
import type { Terms } from '../../parts/terms.ts';
import { fetchLog, fetchLogEntries, fetchLogIds } from '../../queries/fetch-log.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { readLogFilters } from '../../rules/log-filters.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentLog } from './presenter.ts';
import { LogPage } from './view.tsx';

const PER_PAGE = 50;
/** More than anybody reads; a longer log is narrowed first. */
const MOST_DOWNLOADED = 50_000;
/** Entries read with one statement, in a transaction of its own: nothing is held while the reader takes its time. */
const PER_STEP = 500;

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

/** GET /intelligence/download/:format: the whole log as the filters leave it, made while it is sent; noted as an export. */
export const downloadLog = forCouncil(async ({ tx, db, scope, query, params, today }) => {
  const filters = readLogFilters(query);
  const format = (['csv', 'xlsx', 'ods'] as const).find((known) => known === params.format) ?? 'csv';
  const eventIds = await fetchLogIds(tx, filters, MOST_DOWNLOADED);
  const terms = await fetchTerms(tx);
  await recordExport(tx, { what: 'intelligence', parameters: { ...filters }, rows: eventIds.length });
  const table = exportTable(format, {
    title: 'Intelligence log',
    day: today,
    columns: exportColumns,
    rows: exportRows({ db, scope }, eventIds, terms),
    notes: [
      `Intelligence log as at ${longDay(today)}, as far as whoever downloaded it may see`,
      `${eventIds.length} entries`,
      ...(eventIds.length === MOST_DOWNLOADED
        ? [`Only the first ${MOST_DOWNLOADED}: narrow the log first`]
        : []),
    ],
  });
  return { kind: 'download', ...table };
});

/** The rows of the download, read as fast as they are taken and no faster. */
async function* exportRows(
  { db, scope }: { db: Database; scope: Scope },
  eventIds: readonly string[],
  terms: Terms,
): AsyncGenerator<ExportRow> {
  for (let from = 0; from < eventIds.length; from += PER_STEP) {
    const step = eventIds.slice(from, from + PER_STEP);
    for (const event of await db.within(scope, (tx) => fetchLogEntries(tx, step)))
      yield exportRow(event, terms);
  }
}
