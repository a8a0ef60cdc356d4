import type { ExportColumn, ExportTable } from '../../../../platform/exports/index.ts';
import type { ReturnRow } from '../../queries/fetch-returns.ts';
import { OUTCOME_WORDS } from '../../rules/outcome.ts';
import { STATE_WORDS } from '../../rules/return-states.ts';

const column = (key: string, heading: string, kind: ExportColumn['kind'] = 'text'): ExportColumn => ({
  key,
  heading,
  kind,
});

export const COLUMNS: readonly ExportColumn[] = [
  column('name', 'Service'),
  column('locationId', 'CQC id'),
  column('category', 'Type'),
  column('officer', 'Officer'),
  column('state', 'State'),
  column('outcome', 'Outcome'),
  column('dueOn', 'Due', 'day'),
  column('sentOn', 'Sent', 'day'),
  column('missedInRow', 'Missed in a row', 'number'),
  column('missedInYear', 'Late or missed in 12 months', 'number'),
  column('reminders', 'Reminders', 'number'),
];

type ExportRow = ExportTable['rows'] extends AsyncIterable<infer Row> | Iterable<infer Row> ? Row : never;

/** A return as a row of the download. */
export const exportRow = (row: ReturnRow): ExportRow => ({
  ...row,
  state: STATE_WORDS[row.state],
  outcome: OUTCOME_WORDS[row.outcome],
});
