import type { InterventionRow } from '../../queries/fetch-interventions.ts';
import { OUTCOMES, STATE_NAMES } from '../../rules/states.ts';

/** Columns of the downloaded list. */
export const exportColumns = [
  { key: 'locationId', heading: 'CQC id', kind: 'text' },
  { key: 'serviceName', heading: 'Service', kind: 'text' },
  { key: 'kindName', heading: 'Intervention', kind: 'text' },
  { key: 'level', heading: 'Level', kind: 'number' },
  { key: 'state', heading: 'State', kind: 'text' },
  { key: 'raisedOn', heading: 'Raised on', kind: 'day' },
  { key: 'startedOn', heading: 'Started on', kind: 'day' },
  { key: 'nextStep', heading: 'Next step', kind: 'text' },
  { key: 'dueOn', heading: 'Due on', kind: 'day' },
  { key: 'overdue', heading: 'Overdue', kind: 'text' },
  { key: 'ownerName', heading: 'Whose turn it is', kind: 'text' },
  { key: 'endedOn', heading: 'Ended on', kind: 'day' },
  { key: 'outcome', heading: 'What came of it', kind: 'text' },
] as const satisfies readonly { key: string; heading: string; kind: 'text' | 'number' | 'day' }[];

/** One row of the download. */
export function exportRow(row: InterventionRow): Record<string, string | number | null> {
  return {
    ...row,
    state: STATE_NAMES[row.state],
    overdue: row.overdue ? 'Yes' : 'No',
    outcome: row.outcome === null ? null : OUTCOMES[row.outcome],
  };
}
