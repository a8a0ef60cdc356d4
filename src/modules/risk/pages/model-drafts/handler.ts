import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { fetchDrafts } from '../../queries/fetch-drafts.ts';
import { fetchModels } from '../../queries/fetch-models.ts';
import { saveNewDraft } from '../../queries/save-draft.ts';
import { paths } from '../../routes.ts';
import { draftJson, draftOf } from '../../rules/draft.ts';
import { nextVersionOf } from '../../rules/next-version.ts';
import { keyOfModel, presentDrafts } from './presenter.ts';
import { DraftsPage } from './view.tsx';

/** GET /risk/model/drafts: the models that are being written, and a form to begin another. */
export const showDrafts = forCouncil((context) => page(context, []));

/** POST: begins a draft with all that a model says. */
export const submitNewDraft = forCouncil(async (context) => {
  const { tx, authority, clock, body, person, today } = context;
  const models = await fetchModels(tx);
  const chosen = models.find((model) => keyOfModel(model) === one(body, 'model'));
  if (chosen === undefined) return page(context, [{ field: 'model', message: messages.chooseModel }], 400);
  const draftId = newId(clock);
  const model = { ...nextVersionOf(chosen, models, newId(clock)), validFrom: today };
  await saveNewDraft(tx, {
    draftId,
    authorityId: authority.authorityId,
    accountId: person?.accountId ?? null,
    basedOnId: chosen.id,
    basedOnVersion: chosen.version,
    definition: draftJson(draftOf(model)),
    now: clock.now(),
  });
  return {
    kind: 'redirect',
    to: paths.draft(draftId),
    flash: `A draft was begun with all of "${chosen.name}".`,
  };
});

async function page(
  { tx, today, query }: CouncilContext,
  errors: FieldError[],
  status = 200,
): Promise<Reply> {
  const [drafts, models] = [await fetchDrafts(tx), await fetchModels(tx)];
  return {
    kind: 'page',
    title: 'Drafts of risk models',
    about: 'risk-model-drafts',
    status,
    errors,
    view: h(DraftsPage, {
      page: presentDrafts({ drafts, models, today, asked: one(query, 'model') }),
      errors,
    }),
  };
}
