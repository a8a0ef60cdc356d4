import { sql, type RawBuilder } from 'kysely';
import type { Subject, SubjectSource } from './types.ts';

/** Whether a column names the subject as the trail does: "Name (e-mail)". */
export const isActor = (column: string, { actors }: Subject): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} = any(${[...actors]}::text[])`;

/** Whether one of the subject's names or addresses stands in a text. */
export const isNamedIn = (text: RawBuilder<unknown>, { words }: Subject): RawBuilder<boolean> =>
  sql<boolean>`exists (select from unnest(${[...words]}::text[]) as w (word) where strpos(lower(${text}), w.word) > 0)`;

const ids = (values: readonly string[]) => sql`any(${[...values]}::uuid[])`;

/** What the platform itself holds about people. */
export const platformSubjectData: readonly SubjectSource[] = [
  {
    title: 'What you were told',
    what: 'Notices inside Amberley. Their kind says what they were about, and "about" which service.',
    columns: [
      { key: 'createdAt', heading: 'When' },
      { key: 'kind', heading: 'Kind' },
      { key: 'about', heading: 'About' },
      { key: 'readAt', heading: 'Read' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select created_at as "createdAt", kind, about, read_at as "readAt" from platform.notice
           where account_id = ${ids(accountIds)} order by created_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Mails to you',
    what: 'That a mail was sent to you, and whether it went. What stood in it is not kept.',
    columns: [
      { key: 'createdAt', heading: 'When' },
      { key: 'template', heading: 'Kind' },
      { key: 'address', heading: 'Address' },
      { key: 'name', heading: 'Name' },
      { key: 'state', heading: 'State' },
      { key: 'endedAt', heading: 'Sent or given up' },
    ],
    find: async (tx, { accountIds, words }, most) =>
      (
        await sql<Record<string, unknown>>`
          select created_at as "createdAt", coalesce(template, 'notice') as template, address, name, state, ended_at as "endedAt"
            from platform.outbox where account_id = ${ids(accountIds)} or lower(address) = any(${[...words]}::text[])
           order by created_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'How you like to be told',
    what: 'Your choices of notices and mails, and your quiet hours.',
    columns: [
      { key: 'choices', heading: 'Choices' },
      { key: 'digestHour', heading: 'Hour of the digest' },
      { key: 'digestWeekday', heading: 'Weekday of the digest (1 is Monday)' },
      { key: 'quietFrom', heading: 'Quiet from' },
      { key: 'quietTo', heading: 'Quiet until' },
      { key: 'workingDaysOnly', heading: 'Working days only' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select choices, digest_hour as "digestHour", digest_weekday as "digestWeekday", quiet_from as "quietFrom", quiet_to as "quietTo",
                 working_days_only as "workingDaysOnly"
            from platform.notice_preference where account_id = ${ids(accountIds)} limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you did',
    what: 'Entries of the audit trail under your name: what you changed, looked at and downloaded. What stood in those records is about services and other people, and is withheld.',
    columns: [
      { key: 'at', heading: 'When' },
      { key: 'actor', heading: 'As' },
      { key: 'action', heading: 'What' },
      { key: 'table', heading: 'Kind of record' },
      { key: 'record', heading: 'Record' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select at, actor, action, table_name as "table", row_id as record from platform.audit_entry
           where chain in (platform.current_authority()::text, 'shared') and ${isActor('actor', subject)}
           order by at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Long work that you started',
    what: 'Imports, ratings, checks and the like.',
    columns: [
      { key: 'createdAt', heading: 'When' },
      { key: 'kind', heading: 'Kind' },
      { key: 'state', heading: 'State' },
      { key: 'finishedAt', heading: 'Ended' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select created_at as "createdAt", kind, state, finished_at as "finishedAt" from platform.job
           where ${isActor('actor', subject)} order by created_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Files that you uploaded',
    what: 'Their names and days. The files themselves are data of CQC or of the council.',
    columns: [
      { key: 'createdAt', heading: 'When' },
      { key: 'name', heading: 'Name' },
      { key: 'bytes', heading: 'Bytes' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select created_at as "createdAt", name, bytes from platform.stored_file
           where ${isActor('created_by', subject)} order by created_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you decided on retention',
    what: 'Periods that you chose for the council, and holds that you made or lifted.',
    columns: [
      { key: 'at', heading: 'When' },
      { key: 'what', heading: 'What' },
      { key: 'recordType', heading: 'Kind of record' },
      { key: 'why', heading: 'Why' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select decided_at as at, 'period of ' || months || ' months' as what, record_type as "recordType", why
            from platform.retention_period where ${isActor('decided_by', subject)} or ${isNamedIn(sql`why`, subject)}
          union all
          select held_at, 'hold', record_type, why from platform.retention_hold
           where ${isActor('held_by', subject)} or ${isNamedIn(sql`why`, subject)}
          union all
          select lifted_at, 'hold lifted', record_type, lifted_why from platform.retention_hold
           where ${isActor('lifted_by', subject)} or ${isNamedIn(sql`lifted_why`, subject)}
           order by 1 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
