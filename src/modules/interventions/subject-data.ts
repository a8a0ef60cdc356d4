import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who carry interventions out, or are named in notes. */
export const interventionsSubjectData: readonly SubjectSource[] = [
  {
    title: 'Steps of interventions that were yours',
    what: 'What you were to do about services, by when, and when you did it.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'name', heading: 'Step' },
      { key: 'dueOn', heading: 'Due' },
      { key: 'doneOn', heading: 'Done' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select i.location_id as "locationId", s.name, s.due_on as "dueOn", s.done_on as "doneOn"
            from interventions.step s join interventions.intervention i on i.intervention_id = s.intervention_id
           where s.owner_account_id = any(${[...accountIds]}::uuid[])
           order by s.due_on desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you did and wrote about interventions',
    what: 'Your notes, reasons and decisions. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'recordedAt', heading: 'When' },
      { key: 'happened', heading: 'What' },
      { key: 'words', heading: 'Your words' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select i.location_id as "locationId", e.recorded_at as "recordedAt", e.happened, e.words
            from interventions.entry e join interventions.intervention i on i.intervention_id = e.intervention_id
           where ${isActor('e.recorded_by', subject)}
           union all
          select null, p.recorded_at, 'protocol', p.reason from interventions.protocol p where ${isActor('p.recorded_by', subject)}
           union all
          select null, q.recorded_at, 'quota', q.reason from interventions.quota q where ${isActor('q.recorded_by', subject)}
           union all
          select null, d.drawn_at, 'draw', d.reason from interventions.draw d where ${isActor('d.drawn_by', subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Notes of interventions that name you',
    what: 'Notes, reasons and lists of who attends in which your name or e-mail address stands.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'recordedAt', heading: 'When' },
      { key: 'words', heading: 'Words' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select i.location_id as "locationId", e.recorded_at as "recordedAt", e.words
            from interventions.entry e join interventions.intervention i on i.intervention_id = e.intervention_id
           where ${isNamedIn(sql`e.words`, subject)}
           union all
          select i.location_id, i.recorded_at, concat_ws(' ', s.name, array_to_string(s.attends, ', '))
            from interventions.step s join interventions.intervention i on i.intervention_id = s.intervention_id
           where ${isNamedIn(sql`concat_ws(' ', s.name, array_to_string(s.attends, ', '))`, subject)}
           union all
          select i.location_id, i.recorded_at, concat_ws(' ', i.outcome_reason, c.words)
            from interventions.intervention i join interventions.cause c on c.intervention_id = i.intervention_id
           where ${isNamedIn(sql`concat_ws(' ', i.outcome_reason, c.words)`, subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
