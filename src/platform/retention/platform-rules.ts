import { sql } from 'kysely';
import { leftOverFiles } from './left-over-files.ts';
import { dayOfInstant, deletedRows } from './rows.ts';
import type { RetentionRule } from './types.ts';

/** How long the platform's own records are kept. */
export const platformRetention: readonly RetentionRule[] = [
  {
    recordType: 'platform.notice',
    name: 'Notices, and the mails that told of them',
    what: 'What people were told inside Amberley, read or not, and when a mail said that something waits.',
    basis:
      'They repeat what the records themselves and the audit trail hold. A year covers one round of reviews; longer serves no purpose (UK GDPR Art 5(1)(c) and (e)).',
    tables: ['platform.notice', 'platform.outbox'],
    keep: { months: 12, least: 1, most: 36, from: 'the day of the notice' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'platform.notice',
      key: 'notice_id',
      // one whose mail is on its way waits for it
      due: ({ authorityId, before }) => sql`
        select n.notice_id as key, ${dayOfInstant(sql`n.created_at`)} as since from platform.notice n
         where n.authority_id = ${authorityId} and n.created_at < ${before}
           and not exists (select from platform.outbox o where o.notice_id = n.notice_id and o.state in ('waiting', 'sending'))`,
    }),
  },
  {
    recordType: 'platform.mail',
    name: 'Mails to an address',
    what: 'That an invitation or a link to a new password was mailed to an address, and whether it arrived at the mail server. What stood in it is not kept.',
    basis:
      'Long enough to answer "did my invitation go out?". The link itself is forgotten once the mail is sent (UK GDPR Art 5(1)(e)).',
    tables: ['platform.outbox'],
    keep: { months: 3, least: 1, most: 24, from: 'the day on which it was sent or given up' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'platform.outbox',
      key: 'outbox_id',
      due: ({ authorityId, before }) => sql`
        select o.outbox_id as key, ${dayOfInstant(sql`o.ended_at`)} as since from platform.outbox o
         where o.authority_id = ${authorityId} and o.notice_id is null and o.state in ('sent', 'dead') and o.ended_at < ${before}`,
    }),
  },
  {
    recordType: 'platform.upload',
    name: 'Files uploaded for an import',
    what: 'CQC files that somebody uploaded, imported or only looked at: the row and the file itself. What was imported stays in the register.',
    basis:
      'The file is needed until its preview is imported, and a while to look into an import that went wrong. CQC publishes the same content (UK GDPR Art 5(1)(e)).',
    tables: ['platform.stored_file'],
    keep: { months: 6, least: 1, most: 84, from: 'the day of the upload' },
    owner: 'both',
    goes: 'deleted',
    records: deletedRows({
      table: 'platform.stored_file',
      key: 'file_id',
      path: 'path',
      due: ({ authorityId, before }) => sql`
        select f.file_id as key, ${dayOfInstant(sql`f.created_at`)} as since from platform.stored_file f
         where f.authority_id is not distinct from ${authorityId}::uuid and f.created_at < ${before}
           and not exists (select from platform.job j where j.state in ('queued', 'running') and j.payload ->> 'path' = f.path)`,
    }),
  },
  {
    recordType: 'platform.job',
    name: 'Finished long work',
    what: 'Imports, ratings, checks and the like that have ended: who started them, when, and how they ended. The newest of each kind stays.',
    basis: 'To look into what went wrong. What the work changed is in the audit trail (UK GDPR Art 5(1)(e)).',
    tables: ['platform.job'],
    keep: { months: 12, least: 3, most: 84, from: 'the day on which it ended' },
    owner: 'both',
    goes: 'deleted',
    records: deletedRows({
      table: 'platform.job',
      key: 'job_id',
      // the newest of each outcome says how the last check of the trail ended
      due: ({ authorityId, before }) => sql`
        select j.job_id as key, ${dayOfInstant(sql`j.finished_at`)} as since
          from (select job_id, finished_at,
                       row_number() over (partition by kind, state, result ->> 'holds' order by created_at desc, job_id desc) as place
                  from platform.job
                 where authority_id is not distinct from ${authorityId}::uuid and state in ('done', 'failed', 'cancelled')) j
         where j.place > 1 and j.finished_at < ${before}`,
    }),
  },
  {
    recordType: 'platform.left-over-file',
    name: 'Left-over files',
    what: 'Files in the data folder that no record names: of forms that were refused half-way, and maps once they were loaded.',
    basis: 'Nothing needs them. A month leaves time for whoever looks into a fault (UK GDPR Art 5(1)(e)).',
    tables: [],
    keep: { months: 1, least: 1, most: 1, from: 'the day on which the file was written' },
    owner: 'installation',
    goes: 'deleted',
    records: leftOverFiles,
  },
  {
    recordType: 'platform.audit',
    name: 'The audit trail',
    what: 'Who did, saw or took away what, with what was there before and after: names and work e-mail addresses of those who acted, and earlier content of records.',
    basis:
      'Each entry is sealed with the one before it, so a chain with a hole proves nothing, neither for the council nor for the person concerned. Accountability and legal claims: UK GDPR Art 5(2), Art 17(3)(b) and (e). Only administrators and auditors read it.',
    tables: ['platform.audit_entry', 'platform.audit_chain', 'platform.sensitive_table'],
    kept: 'As long as anything that it proves: never cut by this schedule',
  },
  {
    recordType: 'platform.decision',
    name: 'Decisions on retention',
    what: "Each council's own periods and holds, with who decided and why.",
    basis:
      'They prove that records went by rule (UK GDPR Art 5(2); code of practice under section 46 of the Freedom of Information Act 2000).',
    tables: ['platform.retention_period', 'platform.retention_hold'],
    kept: 'As long as the council uses Amberley',
  },
  {
    recordType: 'platform.preference',
    name: 'How people like to be told',
    what: "A person's choices of notices, and their quiet hours.",
    basis: 'Needed while they work here; goes with their account (UK GDPR Art 5(1)(e)).',
    tables: ['platform.notice_preference'],
    kept: 'With the account, until it is anonymised',
  },
  {
    recordType: 'platform.api-answer',
    name: 'Answers to other systems',
    what: 'For a request by which another system recorded something: its key, a digest of what it sent, and the answer, which is the number of the entry.',
    basis: 'So that a request that is sent again is done once. No person is in them.',
    tables: ['platform.api_answer'],
    kept: 'Three days: each new request of the client takes older ones away',
  },
  {
    recordType: 'platform.reference',
    name: 'Reference lists',
    what: 'Local authorities, and kinds of enforcement: no person is in them.',
    basis: 'Not personal data.',
    tables: ['reference.enforcement_kind', 'reference.local_authority'],
    kept: 'For good',
  },
];
