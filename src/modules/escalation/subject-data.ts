import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who work for the council. */
export const escalationSubjectData: readonly SubjectSource[] = [
  {
    title: 'Escalations that you were told of',
    what: 'Which service, when, and on which rung of the ladder. Why it was escalated is about the service.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'toldAt', heading: 'Told' },
      { key: 'level', heading: 'Rung' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select e.location_id as "locationId", t.told_at as "toldAt", t.level
            from escalation.told t join escalation.escalation e using (escalation_id)
           where t.account_id = any(${[...accountIds]}::uuid[]) order by t.told_at desc limit ${most}`.execute(
          tx,
        )
      ).rows,
  },
  {
    title: 'Escalations that you answered',
    what: 'What you did: taking on, deciding, opening again. What you decided and why is about the service.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'at', heading: 'When' },
      { key: 'kind', heading: 'What' },
    ],
    find: async (tx, { accountIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select e.location_id as "locationId", s.at, s.kind
            from escalation.step s join escalation.escalation e using (escalation_id)
           where s.account_id = any(${[...accountIds]}::uuid[]) order by s.at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Decisions on escalations that name you',
    what: 'Reasons in which your name or e-mail address stands, decisions that appoint you to lead, and changes of the rules that you made. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'at', heading: 'When' },
      { key: 'text', heading: 'What' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select d.decided_at as at, concat_ws(' ', d.outcome, d.seen, d.attendees_more) as text
            from (select d.*, case when escalation.may_see(e.confidentiality) then d.reason end as seen
                    from escalation.decision d join escalation.escalation e using (escalation_id)) d
           where d.lead_account_id = any(${[...subject.accountIds]}::uuid[])
              or ${isNamedIn(sql`concat_ws(' ', d.seen, d.attendees_more)`, subject)}
          union all
          select s.recorded_at, s.note from escalation.scheme s where ${isActor('recorded_by', subject)}
           order by 1 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
