import type { RecordName } from '../../platform/audit/record-names.ts';
import { KIND_NAMES, type Kind } from './rules/protocol.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const kindOf = (value: unknown) => {
  const kind = text(value);
  return kind === null ? null : (KIND_NAMES[kind as Kind] ?? kind);
};

/** What the pages of the audit trail call this room's records. */
export const interventionRecordNames: readonly RecordName[] = [
  { table: 'interventions.intervention', name: 'Intervention', title: (row) => kindOf(row.kind) },
  { table: 'interventions.step', name: 'Step of an intervention', title: (row) => text(row.name) },
  { table: 'interventions.cause', name: 'Cause of an intervention', title: (row) => text(row.words) },
  {
    table: 'interventions.entry',
    name: 'What happened to an intervention',
    title: (row) => text(row.happened),
  },
  { table: 'interventions.protocol', name: 'Protocol of interventions', title: (row) => (row.version === undefined ? null : `Version ${String(row.version)}`) }, // prettier-ignore
  { table: 'interventions.quota', name: 'Quota of random checks', title: (row) => text(row.reason) },
  { table: 'interventions.draw', name: 'Draw of random checks', title: (row) => text(row.month) },
];
