import { h } from 'preact';
import { NotFound } from '../../web/problems.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { RETENTION_JOB } from '../job.ts';
import { lookThrough } from '../look-through.ts';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { RetentionRule } from '../types.ts';
import { presentList } from './list-presenter.ts';
import { RetentionPage } from './list-view.tsx';

/** GET /settings/retention: every kind of record, how long it is kept, and what would go today. */
export async function showList(context: RequestContext, rules: readonly RetentionRule[]): Promise<Reply> {
  const standings = await lookThrough(contextOf(context, rules));
  return {
    kind: 'page',
    title: 'Retention',
    width: 'full',
    about: 'retention',
    view: h(RetentionPage, { model: presentList(rules, standings) }),
  };
}

/** POST /settings/retention/run: takes away what is due, as a job. */
export async function submitRun({ enqueue, may }: RequestContext): Promise<Reply> {
  const jobId = await enqueue(RETENTION_JOB, {});
  if (may('platform.jobs')) return { kind: 'redirect', to: `/jobs/${jobId}` };
  return { kind: 'redirect', to: paths.list(), flash: messages.started };
}

/** What looking through the records needs of a request. */
export function contextOf(
  { db, clock, dataDir, scope }: RequestContext,
  rules: readonly RetentionRule[],
): Parameters<typeof lookThrough>[0] {
  if (scope.authorityId === null) throw new NotFound('council yet');
  return { db, clock, dataDir, rules, authorityId: scope.authorityId };
}
