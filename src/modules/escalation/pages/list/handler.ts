import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { fetchEscalations, type EscalationFilters } from '../../queries/fetch-escalations.ts';
import { EXPORT_COLUMNS, exportRow, presentList } from './presenter.ts';
import { EscalationsPage } from './view.tsx';

const MOST_SHOWN = 200;
const MOST_EXPORTED = 10_000;

/** GET /escalations: open first, with their clock. */
export const showEscalations = forCouncil(async ({ tx, query, clock, person }) => {
  const filters = readFilters(query, person?.accountId ?? null);
  const rows = await fetchEscalations(tx, filters, MOST_SHOWN + 1);
  const model = presentList(rows, { filters, now: clock.now(), most: MOST_SHOWN });
  return {
    kind: 'page',
    title: 'Escalations',
    width: 'full',
    about: 'escalations',
    view: h(EscalationsPage, { model }),
  };
});

/** GET /escalations/download/:format: the same list as a file. */
export const downloadEscalations = forCouncil(async ({ tx, query, params, clock, today, person }) => {
  const filters = readFilters(query, person?.accountId ?? null);
  const format = EXPORT_FORMATS.find((known) => known === params.format) ?? 'csv';
  const rows = await fetchEscalations(tx, filters, MOST_EXPORTED);
  const notes = [`Escalations as at ${longDay(today)}`, `${rows.length} escalations`];
  const table = exportTable(format, {
    title: 'Escalations',
    day: today,
    columns: EXPORT_COLUMNS,
    rows: rows.map((row) => exportRow(row, clock.now())),
    notes,
  });
  return { kind: 'download', ...table };
});

function readFilters(query: Fields, accountId: string | null): EscalationFilters {
  const asked = one(query, 'state');
  const state = asked === 'decided' || asked === 'all' ? asked : 'open';
  return { state, toldTo: one(query, 'mine') === 'yes' ? accountId : null };
}
