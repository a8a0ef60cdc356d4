import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** Takes a run up again: what had failed is asked again. */
export async function saveRunResumed(tx: Tx, syncId: string): Promise<void> {
  await sql`
    update cqc.sync_record set state = 'wanted', note = ''
     where sync_id = ${syncId} and state = 'failed'`.execute(tx);
  await sql`update cqc.sync_run set note = '' where sync_id = ${syncId}`.execute(tx);
}

/** Everything is fetched; the merge begins. */
export async function saveRunMerging(tx: Tx, syncId: string): Promise<void> {
  await sql`update cqc.sync_run set state = 'merging' where sync_id = ${syncId} and state = 'fetching'`.execute(
    tx,
  );
}

/** Says why a run stopped for now; it stays open, and the next one takes it up. */
export async function saveRunStopped(tx: Tx, syncId: string, note: string): Promise<void> {
  await sql`update cqc.sync_run set note = ${note} where sync_id = ${syncId} and state <> 'done'`.execute(tx);
}

/** Ends a run for good, as done or as given up; the bodies are no longer needed. */
export async function saveRunEnded(
  tx: Tx,
  syncId: string,
  end: { state: 'done' | 'failed'; at: string; note: string },
): Promise<void> {
  await sql`
    update cqc.sync_run set state = ${end.state}, finished_at = ${end.at}::timestamptz, note = ${end.note}
     where sync_id = ${syncId} and state <> 'done'`.execute(tx);
  await sql`delete from cqc.sync_record where sync_id = ${syncId} and state in ('wanted', 'fetched')`.execute(
    tx,
  );
}
