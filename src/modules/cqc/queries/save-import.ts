import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { ImportResult, ImportSource } from '../import/import-types.ts';

/** An import that has begun and not ended, as its own row says. */
export interface RunningImport {
  importId: string;
  fileName: string;
  startedAt: Date;
  seenAt: Date;
  actor: string;
  runBy: string;
}

/** Imports that have not ended. Holds the right to begin one until the transaction's end. */
export async function findRunningImports(tx: Tx): Promise<RunningImport[]> {
  await sql`select pg_advisory_xact_lock(hashtext('cqc.import'))`.execute(tx);
  const { rows } = await sql<RunningImport>`
    select import_id as "importId", coalesce(file_name, source) as "fileName", started_at as "startedAt", seen_at as "seenAt",
           actor, run_by as "runBy"
      from cqc.import
     where state = 'staged'
     order by started_at`.execute(tx);
  return rows;
}

export interface NewImport {
  importId: string;
  source: ImportSource;
  fileName: string;
  fileSha256: string;
  dryRun: boolean;
  actor: string;
  runBy: string;
  at: Date;
}

export async function saveNewImport(tx: Tx, begun: NewImport): Promise<void> {
  await sql`
    insert into cqc.import (import_id, source, file_name, file_sha256, state, dry_run, actor, started_at, run_by, seen_at)
    values (${begun.importId}, ${begun.source}, ${begun.fileName}, ${begun.fileSha256}, 'staged', ${begun.dryRun}, ${begun.actor},
            ${begun.at}, ${begun.runBy}, ${begun.at})`.execute(tx);
}

/** Shows that the import is alive. */
export async function saveImportSeen(tx: Tx, importId: string, at: Date): Promise<void> {
  await sql`update cqc.import set seen_at = ${at} where import_id = ${importId}`.execute(tx);
}

/**
 * Begins the merge: shows life, and holds the import's row to the transaction's end, so that nobody takes it for dead and
 * empties its staged rows meanwhile. Throws where somebody has.
 */
export async function saveMergeBegun(tx: Tx, importId: string, at: Date): Promise<void> {
  const begun = await sql`
    update cqc.import set seen_at = ${at} where import_id = ${importId} and state = 'staged'`.execute(tx);
  if (begun.numAffectedRows !== 1n)
    throw new Error(
      'This import was given up for dead and another began: nothing was changed. Run it again.',
    );
}

export interface ImportEnd {
  state: 'done' | 'failed' | 'discarded';
  at: Date;
  result: ImportResult | null;
  rejectedPath: string | null;
  error: string | null;
}

/** 'done' is in the register; 'discarded' was a dry run; 'failed' changed nothing. */
export async function saveImportEnd(tx: Tx, importId: string, end: ImportEnd): Promise<void> {
  await sql`
    update cqc.import
       set state = ${end.state}, finished_at = ${end.at}, result = ${end.result === null ? null : JSON.stringify(end.result)}::jsonb,
           rejected_path = ${end.rejectedPath}, error = ${end.error}
     where import_id = ${importId}`.execute(tx);
}

/** One audit entry for the whole import: its numbers and digests of the file and of the rows that were staged from it. */
export async function saveImportAudit(tx: Tx, importId: string, summary: object): Promise<void> {
  await sql`select platform.audit_batch('cqc.location', ${importId}, ${JSON.stringify(summary)}::jsonb)`.execute(
    tx,
  );
}

/** Empties the staged rows; only one import has any at a time. */
export async function saveStagingEmptied(tx: Tx): Promise<void> {
  await sql`
    truncate cqc.staged_location, cqc.staged_provider, cqc.staged_rating_event, cqc.staged_relationship, cqc.staged_outcome`.execute(
    tx,
  );
}
