import { sql } from 'kysely';
import { dayOfInstant, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept: the register is national and public, what was staged on the way to it is not. */
export const cqcRetention: readonly RetentionRule[] = [
  {
    recordType: 'cqc.rejected',
    name: 'Files of refused rows',
    what: 'Rows of a CQC file that could not be read, kept as a file to download.',
    basis: 'To look into an import. CQC publishes the same content (UK GDPR Art 5(1)(e)).',
    tables: ['cqc.import'],
    keep: { months: 6, least: 6, most: 6, from: 'the end of the import' },
    owner: 'installation',
    goes: 'deleted',
    records: {
      due: (due) => rejectedFiles(due.before),
      async remove(tx, { before }, limit) {
        const { rows } = await sql<{ path: string }>`
          with gone as (
            select i.import_id, i.rejected_path from cqc.import i
              join (${rejectedFiles(before)}) d on d.key = i.import_id order by d.since, d.key limit ${limit}
          )
          update cqc.import i set rejected_path = null from gone where gone.import_id = i.import_id
          returning gone.rejected_path as path`.execute(tx);
        return { records: rows.length, paths: rows.map(({ path }) => path) };
      },
    },
  },
  {
    recordType: 'cqc.sync-record',
    name: 'Records of a sync that was given up',
    what: 'Records that were fetched from CQC, or that it did not have, in a sync after which another one of the same area began.',
    basis: 'Public records of CQC, of no use after the next sync (UK GDPR Art 5(1)(e)).',
    tables: ['cqc.sync_record'],
    keep: { months: 1, least: 1, most: 1, from: 'the beginning of the sync' },
    owner: 'installation',
    goes: 'deleted',
    records: {
      due: (due) => oldSyncs(due.before),
      async remove(tx, { before }, limit) {
        const { rows } = await sql<{ n: number }>`
          with gone as (select d.key from (${oldSyncs(before)}) d order by d.since, d.key limit ${limit}),
               deleted as (delete from cqc.sync_record r using gone where r.sync_id = gone.key)
          select count(*)::int as n from gone`.execute(tx);
        return { records: rows[0]!.n };
      },
    },
  },
  {
    recordType: 'cqc.register',
    name: "CQC's register and ratings",
    what: 'What CQC publishes of providers and services, and the list of imports with the name of whoever started one. The register names no resident and no member of staff.',
    basis:
      'Published under the Open Government Licence; past figures are proved by it (Care Act 2014, section 5).',
    tables: [
      'cqc.import', 'cqc.lineage', 'cqc.location', 'cqc.movement', 'cqc.provider', 'cqc.rating_event', 'cqc.rating_step', 'cqc.relationship',
      'cqc.search', 'cqc.service_type', 'cqc.standing', 'cqc.sync_run',
    ], // prettier-ignore
    kept: 'For good',
  },
  {
    recordType: 'cqc.staging',
    name: 'Rows on their way into the register',
    what: 'Rows of a CQC file while it is imported.',
    basis: 'Public data of CQC.',
    tables: [
      'cqc.staged_location', 'cqc.staged_outcome', 'cqc.staged_provider', 'cqc.staged_rating_event', 'cqc.staged_relationship',
    ], // prettier-ignore
    kept: 'While an import runs: emptied by the next one and at each start',
  },
];

const rejectedFiles = (before: Date) => sql`
  select import_id as key, ${dayOfInstant(sql`finished_at`)} as since from cqc.import
   where rejected_path is not null and finished_at < ${before}`;

/** Syncs that another one of the same area followed, with records left: the newest of an area may still resume. */
const oldSyncs = (before: Date) => sql`
  select r.sync_id as key, ${dayOfInstant(sql`r.started_at`)} as since from cqc.sync_run r
   where r.started_at < ${before} and exists (select from cqc.sync_record s where s.sync_id = r.sync_id)
     and exists (select from cqc.sync_run later where later.area = r.area and later.started_at > r.started_at)`;
