import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who answer, rate, offer and review. */
export const appraisalsSubjectData: readonly SubjectSource[] = [
  {
    title: 'What you sent, rated and recorded in themed appraisals',
    what: 'Each time that you sent the numbers of a service, rated it otherwise with a reason, offered something, or recorded a review.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'at', heading: 'When' },
      { key: 'what', heading: 'What you did' },
      { key: 'words', heading: 'Words' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", sent_at as at, 'sent numbers' as what, '' as words from appraisals.answer
           where ${isActor('sent_by', subject)}
           union all
          select location_id, rated_at, 'rated', words from appraisals.rating
           where kind = 'officer' and ${isActor('rated_by', subject)}
           union all
          select location_id, offered_on::timestamptz, 'offered', concat_ws(': ', item, nullif(words, '')) from appraisals.offer
           where ${isActor('recorded_by', subject)}
           union all
          select null, recorded_at, 'recorded a review', took_part from appraisals.review where ${isActor('recorded_by', subject)}
           union all
          select null, recorded_at, 'set up', theme from appraisals.campaign where ${isActor('recorded_by', subject)}
           union all
          select null, recorded_at, 'compared', concat_ws(': ', measure, source) from appraisals.benchmark
           where ${isActor('recorded_by', subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Themed appraisals that name you',
    what: 'Reasons, notes, decisions and lists of who took part in which your name or e-mail address stands.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'at', heading: 'Written' },
      { key: 'text', heading: 'Text' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", rated_at as at, words as text from appraisals.rating where ${isNamedIn(sql`words`, subject)}
           union all
          select location_id, changed_on::timestamptz, words from appraisals.offer where ${isNamedIn(sql`words`, subject)}
           union all
          select d.location_id, v.recorded_at, concat_ws(' ', v.took_part, d.decision)
            from appraisals.review v join appraisals.review_decision d on d.review_id = v.review_id
           where ${isNamedIn(sql`concat_ws(' ', v.took_part, d.decision)`, subject)}
           union all
          select null, recorded_at, concat_ws(' ', theme, purpose, closed_why) from appraisals.campaign
           where ${isNamedIn(sql`concat_ws(' ', theme, purpose, closed_why)`, subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
