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
  {
    title: 'Risk models that you wrote or published',
    what: 'Each model of the council that you put in force or withdrew, with the reason that was given, and each draft that you began or changed last.',
    columns: [
      { key: 'name', heading: 'Model' },
      { key: 'what', heading: 'What you did' },
      { key: 'at', heading: 'When' },
      { key: 'reason', heading: 'Reason' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select m.name, 'published' as what, p.published_at as at, concat_ws(' ', p.reason, p.without_back_test, p.withdrawn_why) as reason
            from risk.model_publication p join risk.model m on m.model_id = p.model_id and m.version = p.version
           where p.account_id = any(${[...subject.accountIds]}::uuid[]) or ${isActor('p.published_by', subject)}
              or ${isActor('p.withdrawn_by', subject)}
              or ${isNamedIn(sql`concat_ws(' ', p.reason, p.without_back_test, p.withdrawn_why)`, subject)}
          union all
          select d.definition ->> 'name', 'draft', d.changed_at, '' from risk.model_draft d
           where d.account_id = any(${[...subject.accountIds]}::uuid[]) or ${isActor('d.started_by', subject)}
              or ${isActor('d.changed_by', subject)}
           order by at desc limit ${most}`.execute(tx)
      ).rows,
  },
];
