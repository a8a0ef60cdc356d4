import { h } from 'preact';
import type { Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit, type Refused } from '../../parts/save-draft-edit.ts';
import { fetchServiceKinds } from '../../queries/fetch-service-kinds.ts';
import { paths } from '../../routes.ts';
import { parseAboutForm } from './form.ts';
import { presentAbout } from './presenter.ts';
import { AboutPage } from './view.tsx';

/** GET: the name of a draft, where it comes from, and the kinds of service that it is for. */
export const showDraftAbout = forDraft((context) => page(context));

/** POST: saves them. */
export const submitDraftAbout = forDraft(async (context) => {
  const { draft, body } = context;
  const refused = await saveDraftEdit(context, parseAboutForm(body, draft.json));
  if (refused !== null) return page(context, { fields: body, refused });
  return { kind: 'redirect', to: paths.draft(draft.draftId), flash: 'Saved.' };
});

async function page(context: DraftContext, sent?: { fields: Fields; refused: Refused }): Promise<Reply> {
  const { tx, draft } = context;
  const model = presentAbout(draft, await fetchServiceKinds(tx), sent?.fields);
  return {
    kind: 'page',
    title: 'Name and kinds of service',
    about: 'risk-model-drafts',
    status: sent === undefined ? 200 : sent.refused.overtaken === null ? 400 : 409,
    errors: sent?.refused.errors ?? [],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(AboutPage, { draft, page: model, refused: sent?.refused ?? null }),
  };
}
