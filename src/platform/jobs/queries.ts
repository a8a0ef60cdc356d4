import { sql } from 'kysely';
import type { Scope, Tx } from '../db/types.ts';
import type { QueuedBefore } from './missed.ts';
import type { Job } from './types.ts';

const COLUMNS = sql`
  job_id as "jobId", authority_id as "authorityId", kind, payload, state, actor, progress_done as "progressDone",
  progress_total as "progressTotal", progress_note as "progressNote", result, error, attempts,
  cancel_requested as "cancelRequested", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

/** Queues a job; it starts when this transaction has committed. */
export async function insertJob(
  tx: Tx,
  jobId: string,
  scope: Scope,
  kind: string,
  payload: unknown,
): Promise<void> {
  await sql`
    insert into platform.job (job_id, authority_id, kind, payload, actor)
    values (${jobId}, ${scope.authorityId}, ${kind}, ${JSON.stringify(payload)}::jsonb, ${scope.actor})`.execute(
    tx,
  );
}

/** When jobs of a council were queued before. */
export async function fetchQueuedBefore(tx: Tx, authorityId: string | null): Promise<QueuedBefore> {
  const found = await sql<{ kind: string; newest: Date; oldest: Date }>`
    select kind, max(created_at) as newest, min(created_at) as oldest from platform.job
     where authority_id is not distinct from ${authorityId}::uuid
     group by kind`.execute(tx);
  const oldest = found.rows
    .map((row) => row.oldest)
    .reduce<Date | null>((a, b) => (a === null || b < a ? b : a), null);
  return { newest: new Map(found.rows.map((row) => [row.kind, row.newest])), oldest };
}

/** The job, or undefined where there is none that this scope may see. */
export async function findJob(tx: Tx, jobId: string): Promise<Job | undefined> {
  const found = await sql<Job>`select ${COLUMNS} from platform.job where job_id = ${jobId}`.execute(tx);
  return found.rows[0];
}

/** Jobs of the kinds named that wait or run, in the order in which they run. */
export async function findJobsUnderWay(tx: Tx, kinds: readonly string[]): Promise<Job[]> {
  const found = await sql<Job>`
    select ${COLUMNS} from platform.job where kind = any(${[...kinds]}::text[]) and state in ('queued', 'running')
     order by state desc, run_after, job_id`.execute(tx);
  return found.rows;
}

/** Takes the oldest waiting job of the kinds named, marking it as running; undefined where none waits. */
export async function claimJob(tx: Tx, kinds: string[], worker: string): Promise<Job | undefined> {
  const claimed = await sql<Job>`
    update platform.job set state = 'running', started_at = now(), heartbeat_at = now(), attempts = attempts + 1, locked_by = ${worker}
     where job_id = (select job_id from platform.job
                      where state = 'queued' and run_after <= now() and kind = any(${kinds}::text[])
                      order by run_after, job_id limit 1 for update skip locked)
    returning ${COLUMNS}`.execute(tx);
  return claimed.rows[0];
}

/** Writes where a running job has got to; answers whether somebody asked to cancel it. */
export async function saveProgress(
  tx: Tx,
  jobId: string,
  done: number,
  total: number | null,
  note: string,
): Promise<boolean> {
  const saved = await sql<{ cancel: boolean }>`
    update platform.job set progress_done = ${done}, progress_total = ${total}, progress_note = ${note}, heartbeat_at = now()
     where job_id = ${jobId} returning cancel_requested as cancel`.execute(tx);
  return saved.rows[0]?.cancel ?? true;
}

/** Ends a job: done with its result, or failed or cancelled with the words to show. */
export async function finishJob(
  tx: Tx,
  jobId: string,
  end: { state: 'done'; result: unknown } | { state: 'failed' | 'cancelled'; error: string },
): Promise<void> {
  const result = end.state === 'done' ? JSON.stringify(end.result ?? null) : null;
  const error = end.state === 'done' ? null : end.error;
  await sql`
    update platform.job set state = ${end.state}, result = ${result}::jsonb, error = ${error}, finished_at = now()
     where job_id = ${jobId}`.execute(tx);
}

/** Asks a job to stop: at once where it still waits, else at its next progress report. */
export async function requestCancel(tx: Tx, jobId: string): Promise<void> {
  await sql`
    update platform.job
       set cancel_requested = true,
           state = case when state = 'queued' then 'cancelled' else state end,
           finished_at = case when state = 'queued' then now() else finished_at end
     where job_id = ${jobId} and state in ('queued', 'running')`.execute(tx);
}

/**
 * Queues again the jobs whose worker died: every running one where `all` (the embedded database has one process),
 * else those without a sign of life for two minutes. A job that has died three times is failed instead.
 */
export async function requeueOrphans(tx: Tx, all: boolean): Promise<number> {
  const requeued = await sql`
    update platform.job
       set state = case when attempts >= 3 then 'failed' else 'queued' end,
           error = case when attempts >= 3 then 'The server stopped three times while this ran. Look at the log before trying again.' end,
           finished_at = case when attempts >= 3 then now() end
     where state = 'running' and (${all} or heartbeat_at < now() - interval '2 minutes')`.execute(tx);
  return Number(requeued.numAffectedRows ?? 0);
}

/** Queues a job again that the server's own stop interrupted: the next start runs it, and this run was no failed attempt. */
export async function requeueStopped(tx: Tx, jobId: string): Promise<void> {
  await sql`
    update platform.job
       set state = case when cancel_requested then 'cancelled' else 'queued' end,
           finished_at = case when cancel_requested then now() end, attempts = attempts - 1
     where job_id = ${jobId} and state = 'running'`.execute(tx);
}
