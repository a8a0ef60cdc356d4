import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people: those who record, those whom words name, and those who told in confidence. */
export const intelligenceSubjectData: readonly SubjectSource[] = [
  {
    title: 'What you recorded of services in the intelligence log',
    what: 'Which service, when and of what kind. What was said is about the service and about others.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'kind', heading: 'Kind' },
      { key: 'receivedOn', heading: 'Heard on' },
      { key: 'recordedAt', heading: 'Recorded' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", kind, received_on as "receivedOn", recorded_at as "recordedAt" from intelligence.event
           where ${isActor('recorded_by', subject)} order by recorded_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you did with entries of the intelligence log',
    what: 'What you corrected, closed, merged, split, withdrew or found, when and why.',
    columns: [
      { key: 'act', heading: 'What' },
      { key: 'at', heading: 'When' },
      { key: 'why', heading: 'Your reason' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select act, changed_at as at, why from intelligence.correction where ${isActor('changed_by', subject)}
          union all
          select 'answer', answered_at, why from intelligence.pathway where ${isActor('answered_by', subject)}
          union all
          select 'not the same', said_at, '' from intelligence.not_same where ${isActor('said_by', subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Entries of the intelligence log that name you',
    what: 'Entries whose words have your name or e-mail address in them, as far as whoever makes this export may read them. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'receivedOn', heading: 'Heard on' },
      { key: 'text', heading: 'What was said' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select e.location_id as "locationId", e.received_on as "receivedOn", concat_ws(' ', n.title, n.account) as text
            from intelligence.event e join intelligence.narrative n using (event_id)
           where ${isNamedIn(sql`concat_ws(' ', n.title, n.account)`, subject)}
           order by e.received_on desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you told in confidence',
    what: 'That you told, how you may be reached and what you asked for. Only an export made by somebody who may know who told has this: ask a quality manager to look.',
    columns: [
      { key: 'recordedAt', heading: 'Recorded' },
      { key: 'contact', heading: 'How to reach you' },
      { key: 'wishes', heading: 'What you asked for' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select recorded_at as "recordedAt", contact, wishes from intelligence.identity
           where ${isNamedIn(sql`concat_ws(' ', name, contact)`, subject)} order by recorded_at desc limit ${most}`.execute(
          tx,
        )
      ).rows,
  },
];
