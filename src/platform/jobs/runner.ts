import { Cron } from 'croner';
import type { RolesThatMay } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import { newId } from '../clock/index.ts';
import type { Database, Tx } from '../db/types.ts';
import {
  claimJob,
  fetchQueuedBefore,
  findJobsUnderWay,
  finishJob,
  insertJob,
  requeueOrphans,
  requeueStopped,
  saveProgress,
} from './queries.ts';
import { toNobody, type Announce } from '../events/index.ts';
import { missedKinds, SCHEDULE_ZONE } from './missed.ts';
import type { Job, JobContext, JobKind } from './types.ts';

const POLL_MS = 1000;
const FLUSH_MS = 500;
/** How often a server's jobs are looked through for those whose process died. */
const ORPHANS_MS = 60_000;

interface Progress {
  done: number;
  total: number | null;
  note: string;
}

export interface RunnerOptions {
  db: Database;
  clock: Clock;
  dataDir: string;
  kinds: readonly JobKind[];
  /** Tells rooms what happens in others; nobody hears where absent. */
  announce?: Announce;
  /** Whom something may be told. */
  rolesThatMay?: RolesThatMay;
  /** Signs with the installation's key. */
  secrets?: JobContext['secrets'];
  /** Told of a job's failure, for the log. */
  onFailure?(job: Job, error: unknown): void;
}

/**
 * Runs queued jobs one after another in this process. Progress is kept in memory for whoever watches here, and
 * written to the database twice a second.
 */
export class JobRunner {
  readonly #options: RunnerOptions;
  readonly #kinds: Map<string, JobKind>;
  readonly #crons: Cron[] = [];
  readonly #progress = new Map<string, Progress>();
  readonly #aborts = new Map<string, AbortController>();
  #stopped = false;
  #orphansLookedForAt = 0;
  #wake: () => void = () => {};
  #loop: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#kinds = new Map(options.kinds.map((kind) => [kind.kind, kind]));
  }

  /**
   * Takes up what a crash left behind and what was missed meanwhile, then runs jobs as they come; `authorities` get the
   * scheduled ones.
   */
  async start(authorities: () => Promise<(string | null)[]>): Promise<void> {
    const { db, kinds, clock } = this.#options;
    await requeueOrphans(db.owner, db.kind === 'embedded');
    this.#orphansLookedForAt = clock.now().getTime();
    for (const kind of kinds) {
      if (kind.schedule === undefined) continue;
      const queue = async () => {
        for (const authorityId of await authorities()) {
          const scope = { authorityId, actor: 'schedule' };
          await db.within(scope, async (tx) => {
            if (kind.due !== undefined && !(await this.#isWanted(tx, kind))) return;
            await insertJob(tx, newId(clock), scope, kind.kind, {});
          });
        }
        this.wake();
      };
      this.#crons.push(
        new Cron(kind.schedule, { timezone: SCHEDULE_ZONE, protect: true, catch: true }, queue),
      );
    }
    for (const authorityId of await authorities()) await this.#queueMissed(authorityId);
    this.#loop = this.#run();
  }

  /** Queues what a schedule would have queued while nothing ran here. */
  async #queueMissed(authorityId: string | null): Promise<void> {
    const { db, kinds, clock } = this.#options;
    const scope = { authorityId, actor: 'schedule' };
    await db.within(scope, async (tx) => {
      const missed = missedKinds(kinds, await fetchQueuedBefore(tx, authorityId), clock.now());
      for (const { kind } of missed) await insertJob(tx, newId(clock), scope, kind, {});
    });
  }

  /** Whether a job that the schedule would queue has something to do, and none of its kind waits to do it. */
  async #isWanted(tx: Tx, kind: JobKind): Promise<boolean> {
    if (!(await kind.due!(tx, this.#options.clock))) return false;
    return (await findJobsUnderWay(tx, [kind.kind])).every(({ state }) => state !== 'queued');
  }

  /** Says that a job was queued, so that it starts now instead of at the next poll. */
  wake(): void {
    this.#wake();
  }

  /** The newest progress of a job running here; undefined where it does not. */
  progressOf(jobId: string): Progress | undefined {
    return this.#progress.get(jobId);
  }

  /** Stops the job at its next step, where it runs here. */
  cancel(jobId: string): void {
    this.#aborts.get(jobId)?.abort(new Error('cancelled'));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cron of this.#crons) cron.stop();
    for (const abort of this.#aborts.values()) abort.abort(new Error('the server is stopping'));
    this.wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { db } = this.#options;
    while (!this.#stopped) {
      await this.#takeUpOrphans();
      const job = await claimJob(db.owner, [...this.#kinds.keys()], `process ${process.pid}`).catch(
        () => undefined,
      );
      if (job === undefined) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          this.#wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (this.#stopped) this.#wake();
        });
        continue;
      }
      await this.#runOne(job);
    }
  }

  /** Those of a process that died while this one runs; the embedded database has no other process. */
  async #takeUpOrphans(): Promise<void> {
    const { db, clock } = this.#options;
    const now = clock.now().getTime();
    if (db.kind === 'embedded' || now - this.#orphansLookedForAt < ORPHANS_MS) return;
    this.#orphansLookedForAt = now;
    await requeueOrphans(db.owner, false).catch(() => 0);
  }

  async #runOne(job: Job): Promise<void> {
    const { db, onFailure } = this.#options;
    const kind = this.#kinds.get(job.kind)!;
    const abort = new AbortController();
    this.#aborts.set(job.jobId, abort);
    this.#progress.set(job.jobId, { done: 0, total: null, note: '' });
    // One at a time: where the job's own transaction holds the only connection they would queue up behind it.
    let flushing = false;
    const flush = setInterval(() => {
      if (flushing) return;
      flushing = true;
      void this.#flush(job.jobId, abort).finally(() => (flushing = false));
    }, FLUSH_MS);
    try {
      const result = await kind.run(job.payload, this.#context(job, abort.signal));
      await finishJob(db.owner, job.jobId, { state: 'done', result });
    } catch (error) {
      if (this.#stopped && abort.signal.aborted) {
        await requeueStopped(db.owner, job.jobId).catch(() => undefined); // else the next start finds it an orphan
        return;
      }
      const state = abort.signal.aborted ? 'cancelled' : 'failed';
      if (state === 'failed') onFailure?.(job, error);
      const words = error instanceof Error ? error.message : String(error);
      await finishJob(db.owner, job.jobId, { state, error: words }).catch((e: unknown) =>
        onFailure?.(job, e),
      );
    } finally {
      clearInterval(flush);
      this.#aborts.delete(job.jobId);
      this.#progress.delete(job.jobId);
    }
  }

  #context(job: Job, signal: AbortSignal): JobContext {
    const { db, clock, dataDir, announce = toNobody, rolesThatMay, secrets } = this.#options;
    return {
      jobId: job.jobId,
      db,
      clock,
      dataDir,
      announce,
      rolesThatMay,
      secrets,
      scope: { authorityId: job.authorityId, actor: job.actor, permissions: 'all' },
      signal,
      progress: (done, total, note) => void this.#progress.set(job.jobId, { done, total, note }),
    };
  }

  async #flush(jobId: string, abort: AbortController): Promise<void> {
    const at = this.#progress.get(jobId);
    if (at === undefined) return;
    const cancel = await saveProgress(this.#options.db.owner, jobId, at.done, at.total, at.note).catch(
      () => false,
    );
    if (cancel) abort.abort(new Error('cancelled'));
  }
}
