import { h } from 'preact';
import type { Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit, type Refused } from '../../parts/save-draft-edit.ts';
import { fetchLogKinds } from '../../queries/fetch-log-kinds.ts';
import { paths } from '../../routes.ts';
import type { Indicator } from '../../rules/model.ts';
import { parseIndicatorForm } from './form.ts';
import { presentIndicator } from './presenter.ts';
import { IndicatorPage } from './view.tsx';

/** GET: one indicator of a draft: what it reads, its bands and words. */
export const showDraftIndicator = forDraft((context) => page(context));

/** POST: saves it. */
export const submitDraftIndicator = forDraft(async (context) => {
  const { draft, body } = context;
  const indicator = indicatorOf(context);
  const refused = await saveDraftEdit(context, parseIndicatorForm(body, draft.json, indicator));
  if (refused !== null) return page(context, { fields: body, refused });
  return { kind: 'redirect', to: paths.draft(draft.draftId), flash: `${indicator.label} was saved.` };
});

function indicatorOf({ draft, params }: DraftContext): Indicator {
  const all = [...draft.model.indicators, ...draft.off.indicators];
  const found = all.find(({ key }) => key === params.key);
  if (found === undefined) throw new NotFound('such indicator of this draft');
  return found;
}

async function page(context: DraftContext, sent?: { fields: Fields; refused: Refused }): Promise<Reply> {
  const { tx, draft } = context;
  const indicator = indicatorOf(context);
  const model = presentIndicator(draft, indicator, await fetchLogKinds(tx), sent?.fields);
  return {
    kind: 'page',
    title: indicator.label,
    about: 'risk-model-drafts',
    width: 'full',
    status: sent === undefined ? 200 : sent.refused.overtaken === null ? 400 : 409,
    errors: sent?.refused.errors ?? [],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(IndicatorPage, { draft, page: model, refused: sent?.refused ?? null }),
  };
}
