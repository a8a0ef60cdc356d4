import { h } from 'preact';
import type { Reply, RequestContext } from '../../web/types.ts';
import { fetchCheckState } from '../fetch-check-state.ts';
import { fetchLastCheck } from '../fetch-last-check.ts';
import { paths } from '../paths.ts';
import { presentCheck } from './check-presenter.ts';
import { AuditCheckPage } from './check-view.tsx';

/** GET /audit/check: how the last check of the trail ended. */
export async function showCheck({ tx }: RequestContext): Promise<Reply> {
  const state = await fetchCheckState(tx);
  const model = presentCheck(await fetchLastCheck(tx), state);
  return {
    kind: 'page',
    title: 'Check of the audit trail',
    width: 'full',
    about: 'audit',
    ...(model.underWay ? { refreshSeconds: 5 } : {}),
    view: h(AuditCheckPage, { model }),
  };
}

/** POST /audit/check: checks the trail now, unless that is under way. */
export async function submitCheck({ tx, enqueue, may }: RequestContext): Promise<Reply> {
  const state = await fetchCheckState(tx);
  const jobId = state?.underWay === true ? state.jobId : await enqueue('audit.verify', {});
  if (may('platform.jobs')) return { kind: 'redirect', to: `/jobs/${jobId}` };
  return { kind: 'redirect', to: paths.check(), flash: 'The audit trail is being checked.' };
}
