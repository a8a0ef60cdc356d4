import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { fetchPublishedModels } from '../../queries/fetch-published-models.ts';
import { saveModelWithdrawn } from '../../queries/save-model-withdrawn.ts';
import { paths } from '../../routes.ts';
import { presentModels, presentPublished } from './presenter.ts';
import { ModelsPage, PublishedPage } from './view.tsx';

/** GET /risk/model/history: every model of the council, and the shipped ones: since when, by whom, why. */
export async function showModels({ tx, today, may }: RequestContext): Promise<Reply> {
  const models = presentModels(await fetchPublishedModels(tx), today);
  return {
    kind: 'page',
    title: 'All risk models',
    about: 'risk-model',
    width: 'full',
    view: h(ModelsPage, { models, edits: may('risk.edit-model') }),
  };
}

/** GET: one of them, with what it says otherwise than the one that it was made from. */
export async function showPublished(context: RequestContext): Promise<Reply> {
  return page(context);
}

/** POST: takes a model back before its first day. */
export const submitWithdrawal = forCouncil(async (context) => {
  const { tx, params, body, today } = context;
  const { modelId = '' } = params;
  const version = versionOf(context);
  const why = one(body, 'why').slice(0, 4000);
  if (why === '') return page(context, [{ field: 'why', message: messages.withdrawReason }]);
  const done = await saveModelWithdrawn(tx, { modelId, version, today, why });
  if (!done) return page(context, [{ field: 'withdraw', message: messages.notWithdrawable }], 409);
  return { kind: 'redirect', to: paths.published(modelId, version), flash: 'The model was withdrawn.' };
});

function versionOf({ params }: RequestContext): number {
  return wholeNumber(params.version ?? '', 1, 1_000_000) ?? 0;
}

async function page(context: RequestContext, errors: FieldError[] = [], status = 400): Promise<Reply> {
  const { tx, params, today, may } = context;
  const all = await fetchPublishedModels(tx);
  const found = all.find((one) => one.modelId === params.modelId && one.version === versionOf(context));
  if (found === undefined) throw new NotFound('such risk model');
  const model = presentPublished(found, all, today);
  return {
    kind: 'page',
    title: model.title,
    about: 'risk-model',
    width: 'full',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: 'All models', href: paths.models() },
    view: h(PublishedPage, { page: model, edits: may('risk.edit-model'), errors }),
  };
}
