import { sql } from 'kysely';
import {
  dayOfInstant,
  deletedRows,
  type Due,
  type RetentionRule,
} from '../../../platform/retention/index.ts';

/** How long is kept what comes in beside the form, until it is an entry of the log. */
export const intakeRetention: readonly RetentionRule[] = [
  {
    recordType: 'intelligence.mail',
    name: 'Mails that came to the log',
    what: 'That a mail was met in the mailbox and what became of it: its number and Message-ID, its size, and the domain that it came from. Neither its words nor its sender; those are in the entry.',
    basis:
      'So that no mail is recorded twice. A mailbox is looked through for at most a year back (UK GDPR Art 5(1)(e)).',
    tables: ['intelligence.mail'],
    keep: { months: 24, least: 18, most: 60, from: 'the day on which it was met' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'intelligence.mail',
      key: 'mail_id',
      due: ({ authorityId, before }) => sql`
        select mail_id as key, ${dayOfInstant(sql`taken_at`)} as since from intelligence.mail
         where authority_id = ${authorityId} and taken_at < ${before}`,
    }),
  },
  {
    recordType: 'intelligence.history',
    name: 'Files of history of the log',
    what: 'Files that somebody uploaded to import what was heard before: the row, the list of what was refused, and the file itself where it was not imported. The entries stay.',
    basis:
      'They may name residents and staff. Whoever does not import one in three months will not (UK GDPR Art 5(1)(c) and (e)).',
    tables: ['intelligence.history_import'],
    keep: { months: 3, least: 1, most: 24, from: 'the day of the upload' },
    owner: 'council',
    goes: 'deleted',
    records: {
      due: dueFiles,
      async remove(tx, due, limit) {
        const { rows } = await sql<{ path: string | null; rejectedPath: string | null }>`
          delete from intelligence.history_import
           where import_id in (select d.key from (${dueFiles(due)}) d order by d.since, d.key limit ${limit})
          returning path, rejected_path as "rejectedPath"`.execute(tx);
        return {
          records: rows.length,
          paths: rows.flatMap(({ path, rejectedPath }) => [path ?? [], rejectedPath ?? []].flat()),
        };
      },
    },
  },
  {
    recordType: 'intelligence.intake',
    name: 'The mailbox of the log, and what was imported',
    what: "How the council's mailbox is reached (its password is only in the server's environment), and digests of the rows of history that were imported. No person is in them.",
    basis: 'So that what was deleted does not come back with the next file.',
    tables: ['intelligence.mailbox', 'intelligence.mailbox_state', 'intelligence.history_row'],
    kept: 'As long as the council uses Amberley',
  },
];

function dueFiles({ authorityId, before }: Due) {
  return sql`
    select import_id as key, ${dayOfInstant(sql`uploaded_at`)} as since from intelligence.history_import
     where authority_id = ${authorityId} and uploaded_at < ${before}`;
}
