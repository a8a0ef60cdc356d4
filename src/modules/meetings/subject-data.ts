import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who come to meetings, own actions, or are named in minutes. */
export const meetingsSubjectData: readonly SubjectSource[] = [
  {
    title: 'Meetings to which you were invited',
    what: 'Each meeting in whose list your name or e-mail address stands, with your role and whether you came.',
    columns: [
      { key: 'heldOn', heading: 'Meeting on' },
      { key: 'kind', heading: 'Kind' },
      { key: 'name', heading: 'Name' },
      { key: 'role', heading: 'Role' },
      { key: 'email', heading: 'E-mail address' },
      { key: 'attendance', heading: 'Attendance' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select m.held_on as "heldOn", m.kind, a.name, a.role, a.email, a.attendance
            from meetings.attendee a join meetings.meeting m on m.meeting_id = a.meeting_id
           where ${isNamedIn(sql`concat_ws(' ', a.name, a.email)`, subject)}
           order by m.held_on desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Actions that meetings gave you',
    what: 'What you were to do, until when, and how it ended.',
    columns: [
      { key: 'dueOn', heading: 'Due' },
      { key: 'words', heading: 'Action' },
      { key: 'state', heading: 'State' },
      { key: 'outcome', heading: 'Outcome' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select due_on as "dueOn", words, state, outcome from meetings.action
           where owner_account_id = any(${[...accountIds]}::uuid[]) order by due_on desc limit ${most}`.execute(
          tx,
        )
      ).rows,
  },
  {
    title: 'Minutes and notes of meetings that name you, or that you wrote',
    what: 'Minutes, decisions, corrections and what was shared in which your name or e-mail address stands, and what you shared or corrected. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'heldOn', heading: 'Meeting on' },
      { key: 'text', heading: 'Text' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select m.held_on as "heldOn", concat_ws(' ', i.title, i.why, i.minutes, i.decision) as text
            from meetings.item i join meetings.meeting m on m.meeting_id = i.meeting_id
           where ${isNamedIn(sql`concat_ws(' ', i.title, i.why, i.minutes, i.decision)`, subject)}
          union all
          select m.held_on, c.words from meetings.correction c join meetings.meeting m on m.meeting_id = c.meeting_id
           where ${isNamedIn(sql`c.words`, subject)} or ${isActor('c.noted_by', subject)}
          union all
          select m.held_on, s.words from meetings.share s join meetings.meeting m on m.meeting_id = s.meeting_id
           where ${isNamedIn(sql`s.words`, subject)} or ${isActor('s.written_by', subject)} or ${isActor('s.shared_by', subject)}
          union all
          select m.held_on, concat_ws(', ', m.kind, m.chair) from meetings.meeting m
           where ${isNamedIn(sql`m.chair`, subject)}
           order by 1 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
