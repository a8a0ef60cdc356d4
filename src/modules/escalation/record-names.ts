import type { RecordName } from '../../platform/audit/record-names.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** What the audit trail calls this room's records: never by the rule that fired. */
export const escalationRecordNames: readonly RecordName[] = [
  { table: 'escalation.escalation', name: 'Escalation', title: (row) => text(row.location_id) },
  { table: 'escalation.cause', name: 'Reason of an escalation', title: () => null },
  {
    table: 'escalation.cause_mark',
    name: 'Mark of a reason that escalated',
    title: (row) => text(row.location_id),
  },
  { table: 'escalation.step', name: 'Step of an escalation', title: (row) => text(row.kind) },
  { table: 'escalation.told', name: 'Person told of an escalation', title: () => null },
  { table: 'escalation.decision', name: 'Decision on an escalation', title: (row) => text(row.outcome) },
  { table: 'escalation.scheme', name: 'Rules of escalation', title: (row) => text(row.note) },
];
