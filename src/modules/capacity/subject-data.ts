import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who answer and ask. */
export const capacitySubjectData: readonly SubjectSource[] = [
  {
    title: 'Monthly returns that you sent, and what you did with them',
    what: 'Each time that you sent, accepted or asked about the monthly return of a service, with what you wrote. The answers are about the service.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'month', heading: 'Month' },
      { key: 'act', heading: 'What you did' },
      { key: 'doneAt', heading: 'When' },
      { key: 'words', heading: 'What you wrote' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select r.location_id as "locationId", r.month, a.act, a.done_at as "doneAt", a.words
            from capacity.act a join capacity.monthly_return r on r.return_id = a.return_id
           where ${isActor('a.done_by', subject)} order by a.done_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Reminders of monthly returns that you were sent',
    what: 'Of which service and month, and when.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'month', heading: 'Month' },
      { key: 'kind', heading: 'Reminder' },
      { key: 'remindedOn', heading: 'When' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select r.location_id as "locationId", r.month, m.kind, m.reminded_on as "remindedOn"
            from capacity.reminder m join capacity.monthly_return r on r.return_id = m.return_id
           where m.account_id = any(${[...accountIds]}::uuid[]) order by m.reminded_on desc limit ${most}`.execute(
          tx,
        )
      ).rows,
  },
  {
    title: 'Monthly returns that name you',
    what: 'Answers in words, drafts, questions and reasons in which your name or e-mail address stands. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'at', heading: 'Written' },
      { key: 'text', heading: 'Text' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", done_at as at, words as text from capacity.act
           where ${isNamedIn(sql`words`, subject)}
          union all
          select location_id, sent_at, concat_ws(' ', reason, answers::text) from capacity.answers
           where ${isNamedIn(sql`concat_ws(' ', reason, answers::text)`, subject)}
          union all
          select location_id, saved_at, typed::text from capacity.draft
           where ${isNamedIn(sql`typed::text`, subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
