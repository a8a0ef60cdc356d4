import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchModels } from '../../queries/fetch-models.ts';
import { findLastRun } from '../../queries/find-last-run.ts';
import { ragDistribution } from '../../rag-distribution.ts';
import { parseModelForm } from './form.ts';
import { presentModelPage } from './presenter.ts';
import { ModelPage } from './view.tsx';

/** GET: the model in force on a day in plain words, and how many services of each colour there are now. */
export async function showModel({ tx, query, today, authority, may }: RequestContext): Promise<Reply> {
  const form = parseModelForm(query, today);
  const page = presentModelPage({
    on: form.value ?? today,
    today,
    fields: query,
    errors: form.errors ?? [],
    councilName: authority?.name ?? null,
    models: await fetchModels(tx),
    counts: await ragDistribution.value(tx, { asAt: today }),
    lastRun: await findLastRun(tx),
    edits: may('risk.edit-model'),
  });
  const { errors } = form;
  return {
    kind: 'page',
    title: 'Risk model',
    about: 'risk-model',
    view: h(ModelPage, page),
    errors,
    status: errors ? 400 : 200,
  };
}
