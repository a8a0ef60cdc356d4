import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases, type TestDatabase } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { findJob, insertJob, JobRunner, requestCancel, type Job, type JobKind } from '../index.ts';

/** Waits until a job has ended. */
async function ended(test: TestDatabase, jobId: string): Promise<Job> {
  for (let i = 0; i < 400; i++) {
    const job = await test.db.within(test.scope, (tx) => findJob(tx, jobId));
    if (job !== undefined && !['queued', 'running'].includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`job ${jobId} did not end`);
}

describeOnBothDatabases('jobs', (get) => {
  const started: string[] = [];
  const counting: JobKind = {
    kind: 'test.count',
    title: 'Counting',
    run: async (payload, context) => {
      started.push(context.jobId);
      const { to } = payload as { to: number };
      for (let n = 1; n <= to; n++) {
        context.signal.throwIfAborted();
        context.progress(n, to, 'counting');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { counted: to, actor: context.scope.actor };
    },
  };
  const failing: JobKind = {
    kind: 'test.fail',
    title: 'Failing',
    run: () => Promise.reject(new Error('the file has no rows')),
  };

  async function withRunner(work: (runner: JobRunner) => Promise<void>): Promise<void> {
    const { db, clock, dataDir } = get();
    const runner = new JobRunner({ db, clock, dataDir, kinds: [counting, failing] });
    await runner.start(async () => []);
    try {
      await work(runner);
    } finally {
      await runner.stop();
    }
  }

  async function queue(kind: string, payload: unknown): Promise<string> {
    const jobId = newId();
    await get().db.within(get().scope, (tx) => insertJob(tx, jobId, get().scope, kind, payload));
    return jobId;
  }

  it('run as whoever queued them, and keep their result', async () => {
    await withRunner(async (runner) => {
      const jobId = await queue('test.count', { to: 3 });
      runner.wake();
      const job = await ended(get(), jobId);
      expect(job).toMatchObject({ state: 'done', result: { counted: 3, actor: 'tester' }, error: null });
    });
  });

  it('say why they failed', async () => {
    await withRunner(async (runner) => {
      const jobId = await queue('test.fail', {});
      runner.wake();
      expect(await ended(get(), jobId)).toMatchObject({ state: 'failed', error: 'the file has no rows' });
    });
  });

  it('stop at their next step when they are cancelled', async () => {
    await withRunner(async (runner) => {
      const jobId = await queue('test.count', { to: 100_000 });
      runner.wake();
      while (!started.includes(jobId)) await new Promise((resolve) => setTimeout(resolve, 10));
      await get().db.within(get().scope, (tx) => requestCancel(tx, jobId));
      runner.cancel(jobId);
      expect((await ended(get(), jobId)).state).toBe('cancelled');
    });
  });

  it('never start when they are cancelled while they wait', async () => {
    const jobId = await queue('test.count', { to: 1 });
    await get().db.within(get().scope, (tx) => requestCancel(tx, jobId));
    expect((await ended(get(), jobId)).state).toBe('cancelled');
  });

  it('are taken up again after a crash, and failed after the third', async () => {
    const [once, thrice] = [await queue('test.count', { to: 1 }), await queue('test.count', { to: 1 })];
    await sql`update platform.job set state = 'running', attempts = case job_id when ${thrice}::uuid then 3 else 1 end,
      heartbeat_at = now() - interval '1 hour' where job_id in (${once}, ${thrice})`.execute(get().db.owner);
    await withRunner(async () => {
      expect((await ended(get(), once)).state).toBe('done');
      expect(await ended(get(), thrice)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('stopped three times'),
      });
    });
  });

  it('wait for the next start where the server stops while they run', async () => {
    let jobId = '';
    await withRunner(async (runner) => {
      jobId = await queue('test.count', { to: 200 });
      runner.wake();
      while (!started.includes(jobId)) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    const waiting = await get().db.within(get().scope, (tx) => findJob(tx, jobId));
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0 });
    await withRunner(async () => expect((await ended(get(), jobId)).state).toBe('done'));
  });

  it("another council's jobs are not to be seen", async () => {
    const jobId = await queue('test.count', { to: 1 });
    const other = { authorityId: newId(), actor: 'somebody else' };
    expect(await get().db.within(other, (tx) => findJob(tx, jobId))).toBeUndefined();
  });

  it('of a schedule are queued only where there is something to do, and once until they have run', async () => {
    const { db, clock, dataDir, authorityId } = get();
    let wanted = false;
    let asked = 0;
    const looking: JobKind = {
      ...counting,
      kind: 'test.looking',
      schedule: '* * * * * *',
      due: async () => {
        asked += 1;
        return wanted;
      },
    };
    const queued = async () =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from platform.job where kind = 'test.looking'`.execute(db.owner)
      ).rows[0]!.n;
    const until = async (met: () => boolean | Promise<boolean>) => {
      for (let i = 0; i < 400 && !(await met()); i++) await new Promise((resolve) => setTimeout(resolve, 25));
    };
    // what it finds queued stays so: a runner that stopped has left it behind
    const runner = new JobRunner({ db, clock, dataDir, kinds: [looking] });
    await runner.start(async () => [authorityId]);
    await until(() => asked >= 2);
    expect(await queued()).toBe(0);
    wanted = true;
    await until(async () => (await queued()) >= 1);
    await runner.stop();
    expect(await queued()).toBeGreaterThanOrEqual(1);
  });
});
