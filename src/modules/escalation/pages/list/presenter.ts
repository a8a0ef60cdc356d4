import { queryString } from '../../../../platform/forms/index.ts';
import type { ExportColumn, ExportTable } from '../../../../platform/exports/index.ts';
import { instantWords } from '../../../market/index.ts';
import type { EscalationRow } from '../../queries/escalations-source.ts';
import type { EscalationFilters } from '../../queries/fetch-escalations.ts';
import { paths } from '../../routes.ts';
import { outcomeName } from '../../rules/outcomes.ts';
import { clockWords, isLate, STATE_NAMES } from '../../rules/state-words.ts';

export interface ListModel {
  lead: string;
  filters: { state: string; mine: boolean };
  more: string | null;
  rows: {
    href: string;
    service: string;
    serviceHref: string;
    rule: string;
    clock: string;
    late: boolean;
    decided: boolean;
    state: string;
    rung: string;
    raised: string;
  }[];
  downloads: { csv: string; xlsx: string; ods: string };
}

/** The list as it is shown at a moment. */
export function presentList(
  found: readonly EscalationRow[],
  { filters, now, most }: { filters: EscalationFilters; now: Date; most: number },
): ListModel {
  const rows = found.slice(0, most);
  const late = rows.filter((row) => isLate(row, now)).length;
  const open = rows.filter(({ state }) => state !== 'decided').length;
  const asked = queryString({ state: filters.state, mine: filters.toldTo === null ? '' : 'yes' });
  const download = (format: string) => `${paths.list()}/download/${format}${asked}`;
  return {
    lead:
      open === 0
        ? 'Nothing waits for an answer here.'
        : `${open} ${open === 1 ? 'waits' : 'wait'} for an answer${late === 0 ? '.' : `, ${late} of them late.`}`,
    filters: { state: filters.state, mine: filters.toldTo !== null },
    more: found.length > most ? `The first ${most} are shown: the download has them all.` : null,
    rows: rows.map((row) => ({
      href: paths.escalation(row.escalationId),
      service: row.serviceName,
      serviceHref: paths.service(row.locationId),
      rule: row.causes > 1 ? `${row.rule} (${row.causes} reasons)` : row.rule,
      clock: clockWords(row, now) ?? outcomeName(row.outcome ?? ''),
      late: isLate(row, now),
      decided: row.state === 'decided',
      state:
        row.acknowledgedBy === null || row.state !== 'acknowledged'
          ? STATE_NAMES[row.state]
          : `Taken on by ${row.acknowledgedBy}`,
      rung: row.rung,
      raised: instantWords(row.raisedAt),
    })),
    downloads: { csv: download('csv'), xlsx: download('xlsx'), ods: download('ods') },
  };
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { key: 'service', heading: 'Service', kind: 'text' },
  { key: 'id', heading: 'CQC id', kind: 'text' },
  { key: 'rule', heading: 'Why', kind: 'text' },
  { key: 'state', heading: 'State', kind: 'text' },
  { key: 'clock', heading: 'Clock', kind: 'text' },
  { key: 'rung', heading: 'Rung', kind: 'text' },
  { key: 'reasons', heading: 'Reasons', kind: 'number' },
  { key: 'raised', heading: 'Raised', kind: 'text' },
  { key: 'acknowledgeBy', heading: 'Acknowledge by', kind: 'text' },
  { key: 'decideBy', heading: 'Decide by', kind: 'text' },
  { key: 'acknowledgedBy', heading: 'Taken on by', kind: 'text' },
  { key: 'decided', heading: 'Decided', kind: 'text' },
  { key: 'outcome', heading: 'Outcome', kind: 'text' },
];

type Rows = ExportTable['rows'] extends Iterable<infer R> | AsyncIterable<infer R> ? R : never;

/** A line of the download. */
export function exportRow(row: EscalationRow, now: Date): Rows {
  const at = (moment: Date | null) => (moment === null ? null : instantWords(moment));
  return {
    service: row.serviceName,
    id: row.locationId,
    rule: row.rule,
    state: STATE_NAMES[row.state],
    clock: clockWords(row, now),
    rung: row.rung,
    reasons: row.causes,
    raised: at(row.raisedAt),
    acknowledgeBy: at(row.acknowledgeBy),
    decideBy: at(row.decideBy),
    acknowledgedBy: row.acknowledgedBy,
    decided: at(row.decidedAt),
    outcome: row.outcome === null ? null : outcomeName(row.outcome),
  };
}
