import { h } from 'preact';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchAccounts, fetchAllAccounts } from '../../queries/fetch-accounts.ts';
import { fetchTeams } from '../../queries/fetch-teams.ts';
import { readAccountFilters } from '../../rules/account-filters.ts';
import { COLUMNS, exportRow } from './export-columns.ts';
import { presentAccounts } from './presenter.ts';
import { AccountsPage } from './view.tsx';

const PER_PAGE = 50;

/** GET: the people of the council, one page of them. */
export async function showAccounts({ tx, query, url, clock }: RequestContext): Promise<Reply> {
  const filters = readAccountFilters(query);
  const { rows, total } = await fetchAccounts(tx, filters, PER_PAGE);
  const model = presentAccounts({
    filters, rows, total, perPage: PER_PAGE, teams: await fetchTeams(tx), url, now: clock.now(),
  }); // prettier-ignore
  return { kind: 'page', title: 'People', width: 'full', about: 'people', view: h(AccountsPage, { model }) };
}

/** GET: all of them as the filters leave them, as a file. */
export async function downloadAccounts({ tx, query, params, today }: RequestContext): Promise<Reply> {
  const format = EXPORT_FORMATS.find((known) => known === params.format) ?? 'csv';
  const rows = await fetchAllAccounts(tx, readAccountFilters(query));
  const table = { title: 'People', day: today, columns: COLUMNS, rows: rows.map(exportRow) };
  return { kind: 'download', ...exportTable(format, table) };
}
