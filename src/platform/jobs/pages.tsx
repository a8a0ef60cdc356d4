import { Readable } from 'node:stream';
import { Button, ProgressBar } from '../govuk/index.ts';
import { NotFound } from '../web/problems.ts';
import type { Reply, RequestContext, Route } from '../web/types.ts';
import { findJob, requestCancel } from './queries.ts';
import type { JobRunner } from './runner.ts';
import type { Job, JobKind } from './types.ts';

const WATCH_MS = 500;

/** What the progress page and its event stream show of a job. */
interface JobView {
  title: string;
  state: Job['state'];
  done: number;
  total: number | null;
  note: string;
  error: string | null;
  /** Where to go when it is done. */
  next: string | null;
  /** Where to go when it failed or was stopped. */
  again: { text: string; href: string } | null;
  /** What is left of a job that failed or was stopped. */
  afterStop: string;
}

/** Pages every job has: its progress, the same as a stream of events, and its cancel button. */
export function jobRoutes(runner: JobRunner, kinds: readonly JobKind[]): Route[] {
  const view = (job: Job): JobView => presentJob(job, runner, kinds);
  const load = async (context: RequestContext): Promise<Job> => {
    const job = await findJob(context.tx, requireId(context.params.jobId));
    if (job === undefined) throw new NotFound('job of that number');
    return job;
  };
  return [
    {
      method: 'GET',
      url: '/jobs/:jobId',
      permission: 'platform.jobs',
      handler: async (context) => {
        const shown = view(await load(context));
        if (shown.state === 'done' && shown.next !== null) return { kind: 'redirect', to: shown.next };
        return page(context.params.jobId ?? '', shown);
      },
    },
    {
      method: 'GET',
      url: '/jobs/:jobId/events',
      permission: 'platform.jobs',
      handler: async (context) => {
        const job = await load(context);
        return events(context, job.jobId, view);
      },
    },
    {
      method: 'POST',
      url: '/jobs/:jobId/cancel',
      permission: 'platform.jobs',
      handler: async (context) => {
        const job = await load(context);
        await requestCancel(context.tx, job.jobId);
        runner.cancel(job.jobId);
        return { kind: 'redirect', to: `/jobs/${job.jobId}`, flash: 'It will stop at its next step.' };
      },
    },
  ];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function requireId(text: string | undefined): string {
  if (text === undefined || !UUID.test(text)) throw new NotFound('job of that number');
  return text;
}

function presentJob(job: Job, runner: JobRunner, kinds: readonly JobKind[]): JobView {
  const kind = kinds.find((one) => one.kind === job.kind);
  const live = runner.progressOf(job.jobId);
  return {
    title: kind?.title ?? job.kind,
    state: job.state,
    done: live?.done ?? job.progressDone,
    total: live?.total ?? job.progressTotal,
    note: live?.note ?? job.progressNote,
    error: job.error,
    next: job.state === 'done' ? (kind?.resultUrl?.(job.result) ?? null) : null,
    again: kind?.startPage ?? null,
    afterStop: kind?.afterStop ?? 'Nothing half-done was kept.',
  };
}

const ENDED = new Set(['done', 'failed', 'cancelled']);

function events(context: RequestContext, jobId: string, view: (job: Job) => JobView): Reply {
  async function* stream() {
    for (;;) {
      const job = await context.db.within(context.scope, (tx) => findJob(tx, jobId));
      if (job === undefined) return;
      const shown = view(job);
      yield `data: ${JSON.stringify(shown)}\n\n`;
      if (ENDED.has(shown.state)) return;
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    }
  }
  return { kind: 'stream', contentType: 'text/event-stream', body: Readable.from(stream()) };
}

function page(jobId: string, job: JobView): Reply {
  const running = !ENDED.has(job.state);
  return {
    kind: 'page',
    title: job.title,
    ...(running ? { refreshSeconds: 3 } : {}),
    view: (
      <>
        <h1 class="govuk-heading-l">{job.title}</h1>
        {running ? (
          <>
            <ProgressBar
              id="progress"
              label="Progress"
              done={job.done}
              total={job.total}
              note={job.note || 'Waiting to start'}
              source={`/jobs/${jobId}/events`}
              refreshHref={`/jobs/${jobId}`}
            />
            <form method="post" action={`/jobs/${jobId}/cancel`}>
              <Button text="Stop it" classes="govuk-button--secondary" />
            </form>
          </>
        ) : null}
        {job.state === 'done' ? <p class="govuk-body">Done.</p> : null}
        {job.state === 'cancelled' ? <p class="govuk-body">It was stopped. {job.afterStop}</p> : null}
        {job.state === 'failed' ? (
          <>
            <p class="govuk-body govuk-!-font-weight-bold">It could not be finished. {job.afterStop}</p>
            <p class="govuk-body">{job.error}</p>
          </>
        ) : null}
        {!running && job.again !== null ? (
          <p class="govuk-body">
            <a class="govuk-link" href={job.again.href}>
              {job.again.text}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}
