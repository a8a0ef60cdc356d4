import { h } from 'preact';
import type { Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit, type Refused } from '../../parts/save-draft-edit.ts';
import { paths } from '../../routes.ts';
import { parseLimitsForm } from './form.ts';
import { presentLimits } from './presenter.ts';
import { LimitsPage } from './view.tsx';

/** GET: where colours begin, caps, and what counts for more. */
export const showDraftLimits = forDraft((context) => Promise.resolve(page(context)));

/** POST: saves them. */
export const submitDraftLimits = forDraft(async (context) => {
  const { draft, body } = context;
  const refused = await saveDraftEdit(context, parseLimitsForm(body, draft.json));
  if (refused !== null) return page(context, { fields: body, refused });
  return { kind: 'redirect', to: paths.draft(draft.draftId), flash: 'Saved.' };
});

function page({ draft }: DraftContext, sent?: { fields: Fields; refused: Refused }): Reply {
  return {
    kind: 'page',
    title: 'Colours, caps and what counts for more',
    about: 'risk-model-drafts',
    status: sent === undefined ? 200 : sent.refused.overtaken === null ? 400 : 409,
    errors: sent?.refused.errors ?? [],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(LimitsPage, { draft, page: presentLimits(draft, sent?.fields), refused: sent?.refused ?? null }),
  };
}
