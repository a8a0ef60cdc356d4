import { sql } from 'kysely';
import { isActor, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people: CQC's register names no member of staff, but imports say who started them. */
export const cqcSubjectData: readonly SubjectSource[] = [
  {
    title: 'Imports of CQC data that you started',
    what: 'The name of the file, the day, and how it ended.',
    columns: [
      { key: 'startedAt', heading: 'When' },
      { key: 'source', heading: 'Source' },
      { key: 'fileName', heading: 'File' },
      { key: 'state', heading: 'State' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select started_at as "startedAt", source, file_name as "fileName", state from cqc.import
           where ${isActor('actor', subject)} order by started_at desc limit ${most}`.execute(tx)
      ).rows,
  },
];
