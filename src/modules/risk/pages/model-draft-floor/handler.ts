import { h } from 'preact';
import type { Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit, type Refused } from '../../parts/save-draft-edit.ts';
import { fetchLogKinds } from '../../queries/fetch-log-kinds.ts';
import { paths } from '../../routes.ts';
import { floorAt, type FloorPlace } from '../../rules/draft-places.ts';
import { parseFloorForm } from './form.ts';
import { presentFloor } from './presenter.ts';
import { FloorPage } from './view.tsx';

/** GET: one floor of a draft. */
export const showDraftFloor = forDraft((context) => page(context));

/** POST: saves it. */
export const submitDraftFloor = forDraft(async (context) => {
  const { draft, body } = context;
  const refused = await saveDraftEdit(context, parseFloorForm(body, draft.json, floorOf(context)));
  if (refused !== null) return page(context, { fields: body, refused });
  return { kind: 'redirect', to: paths.draft(draft.draftId), flash: 'The floor was saved.' };
});

function floorOf({ draft, params }: DraftContext): FloorPlace {
  const found = floorAt(draft, params.floor ?? '');
  if (found === undefined) throw new NotFound('such floor of this draft');
  return found;
}

async function page(context: DraftContext, sent?: { fields: Fields; refused: Refused }): Promise<Reply> {
  const { tx, draft, params } = context;
  const { floor } = floorOf(context);
  const action = paths.draftFloor(draft.draftId, params.floor ?? '');
  const model = presentFloor({ floor, action, kinds: await fetchLogKinds(tx), typed: sent?.fields });
  return {
    kind: 'page',
    title: model.title,
    about: 'risk-model-drafts',
    status: sent === undefined ? 200 : sent.refused.overtaken === null ? 400 : 409,
    errors: sent?.refused.errors ?? [],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(FloorPage, { draft, page: model, refused: sent?.refused ?? null }),
  };
}
