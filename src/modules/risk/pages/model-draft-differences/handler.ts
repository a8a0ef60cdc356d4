import { h } from 'preact';
import { fetchModels } from '../../queries/fetch-models.ts';
import { forDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import { differencesOfModels } from '../../rules/draft-differences.ts';
import { DifferencesPage } from './view.tsx';

/** GET: what a draft says otherwise than the model that it was made from. */
export const showDraftDifferences = forDraft(async ({ tx, draft }) => {
  const models = await fetchModels(tx);
  const before = models.find(({ id, version }) => id === draft.basedOnId && version === draft.basedOnVersion);
  const differences = before === undefined ? [] : differencesOfModels(before, draft.model);
  return {
    kind: 'page',
    title: 'Differences',
    about: 'risk-model-drafts',
    width: 'full',
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(DifferencesPage, {
      draft,
      before: before === undefined ? '' : `${before.name}, version ${before.version}`,
      differences,
    }),
  };
});
