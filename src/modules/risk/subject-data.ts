import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who work for the council. */
export const riskSubjectData: readonly SubjectSource[] = [
  {
    title: 'Statuses that you decided, or answer for',
    what: 'Each decision on the status of a service that you made, or whose override you own, with its reason where you gave it.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'decidedAt', heading: 'Decided' },
      { key: 'rag', heading: 'Status' },
      { key: 'reason', heading: 'Reason' },
      { key: 'nextAction', heading: 'Next action' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", decided_at as "decidedAt", rag, reason, next_action as "nextAction" from risk.decision
           where account_id = any(${[...subject.accountIds]}::uuid[]) or owner_account_id = any(${[...subject.accountIds]}::uuid[])
              or ${isActor('decided_by', subject)} or ${isNamedIn(sql`concat_ws(' ', reason, next_action)`, subject)}
           order by decided_at desc limit ${most}`.execute(tx)
      ).rows,
  },
];
