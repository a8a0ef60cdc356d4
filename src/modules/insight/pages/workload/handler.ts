import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchWorkload } from '../../queries/fetch-workload.ts';
import { presentWorkload } from './presenter.ts';
import { WorkloadPage } from './view.tsx';

/** GET /workload: how many services each officer answers for, by colour. */
export async function showWorkload({ tx, today, may }: RequestContext): Promise<Reply> {
  const model = presentWorkload(await fetchWorkload(tx, today), may);
  return { kind: 'page', title: 'Workload', width: 'full', about: 'teams', view: h(WorkloadPage, { model }) };
}
