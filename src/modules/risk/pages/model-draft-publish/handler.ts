import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forDraft, isTried, type DraftContext } from '../../parts/for-draft.ts';
import { publishLoadedDraft } from '../../parts/publish-loaded-draft.ts';
import { fetchModels } from '../../queries/fetch-models.ts';
import { paths } from '../../routes.ts';
import { rateJob } from '../../jobs/rate-job.ts';
import { fromDay, parsePublishForm } from './form.ts';
import { presentPublish } from './presenter.ts';
import { PublishPage } from './view.tsx';

/** GET: what a draft needs before it can be put in force, and the form to do it. */
export const showPublish = forDraft((context) => page(context));

/** POST: puts a draft in force from a day on. From today on, the market is rated by it at once. */
export const submitPublish = forDraft(async (context) => {
  const { tx, draft, today, body, enqueue } = context;
  const { value, errors } = parsePublishForm(body, {
    today,
    draft: draft.model,
    simulated: isTried(draft, 'simulation'),
    backTested: isTried(draft, 'back-test'),
    models: await fetchModels(tx),
  });
  if (errors !== undefined) return page(context, { fields: body, errors });
  const seen = wholeNumber(one(body, 'version'), 1, 1e9) ?? 0;
  const done = await publishLoadedDraft(context, { ...value, seen });
  if (done.state === 'overtaken')
    return page(
      context,
      { fields: body, errors: [{ field: 'reason', message: messages.draftOvertaken(draft.changedBy) }] },
      409,
    );
  if (done.state === 'taken')
    return page(
      context,
      { fields: body, errors: [{ field: 'reason', message: messages.versionTaken }] },
      409,
    );
  if (value.day === today) await enqueue(rateJob.kind, {});
  const flash = `"${draft.model.name}" was published. It holds ${fromDay(value.day, today)}.`;
  return { kind: 'redirect', to: paths.published(done.modelId, done.version), flash };
});

async function page(
  context: DraftContext,
  sent?: { fields: Fields; errors: FieldError[] },
  status = 400,
): Promise<Reply> {
  const { tx, draft, today } = context;
  const model = presentPublish({ draft, models: await fetchModels(tx), today, typed: sent?.fields });
  return {
    kind: 'page',
    title: 'Publish',
    about: 'risk-model-drafts',
    status: sent === undefined ? 200 : status,
    errors: sent?.errors ?? [],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(PublishPage, { draft, page: model, errors: sent?.errors ?? [] }),
  };
}
