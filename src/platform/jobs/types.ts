import type { RolesThatMay } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Database, Scope, Tx } from '../db/types.ts';
import type { Announce } from '../events/index.ts';
import type { Secrets } from '../secrets/index.ts';

/** What a job is given while it runs. */
export interface JobContext {
  jobId: string;
  db: Database;
  scope: Scope;
  clock: Clock;
  /** Folder of stored files. */
  dataDir: string;
  /** Tells other rooms what happened, in a transaction of the job's. */
  announce: Announce;
  /** Whom something may be told: absent in tests of one room, where nobody then may. */
  rolesThatMay?: RolesThatMay;
  /** Signs with the installation's key; absent in tests of jobs that sign nothing. */
  secrets?: Pick<Secrets, 'signer'>;
  /** Aborted when somebody cancels the job or the server stops. */
  signal: AbortSignal;
  /** Tells where the job has got to; `total` null while unknown. Cheap: written to the database at most twice a second. */
  progress(done: number, total: number | null, note: string): void;
}

/** A kind of long work. `run` must be idempotent: after a crash it runs again from its payload. */
export interface JobKind {
  kind: string;
  /** What a person sees while it runs: "Importing CQC data". */
  title: string;
  run(payload: unknown, context: JobContext): Promise<unknown>;
  /** Where to send a person when it is done; the job's own page where absent. */
  resultUrl?(result: unknown): string;
  /** Where a person starts it: the way on from a job that failed or was stopped. */
  startPage?: { text: string; href: string };
  /** What a person reads where it failed or was stopped half-way; "Nothing half-done was kept." where absent. */
  afterStop?: string;
  /** A cron line (Europe/London) on which the server queues it by itself, with the payload `{}`, per authority. */
  schedule?: string;
  /**
   * Asked before the schedule queues it, one cheap query: nothing is queued where there is nothing to do, or one waits already. For
   * what is looked at each minute.
   */
  due?(tx: Tx, clock: Clock): Promise<boolean>;
}

type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A job as its page shows it. */
export interface Job {
  jobId: string;
  authorityId: string | null;
  kind: string;
  payload: unknown;
  state: JobState;
  actor: string;
  progressDone: number;
  progressTotal: number | null;
  progressNote: string;
  result: unknown;
  error: string | null;
  attempts: number;
  cancelRequested: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}
