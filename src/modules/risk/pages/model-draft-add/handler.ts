import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit } from '../../parts/save-draft-edit.ts';
import { fetchModels } from '../../queries/fetch-models.ts';
import { fetchSuggestions } from '../../queries/fetch-suggestions.ts';
import { paths } from '../../routes.ts';
import { catalogueFor, type Catalogue } from '../../rules/draft-catalogue.ts';
import type { DraftJson } from '../../rules/draft-edits.ts';
import { floorPlace } from '../../rules/draft-places.ts';
import type { Floor, Indicator } from '../../rules/model.ts';
import { presentAdd } from './presenter.ts';
import { AddPage } from './view.tsx';

/** GET: what can be added to a draft. */
export const showDraftAdd = forDraft((context) => page(context));

/** POST: adds an indicator or a floor, and opens it to be changed. */
export const submitDraftAdd = forDraft(async (context) => {
  const { draft, body } = context;
  const chosen = added(draft.json, await catalogue(context), one(body, 'part'));
  if (chosen === null) return page(context, [{ field: 'part', message: messages.choosePart }]);
  const refused = await saveDraftEdit(context, {
    json: chosen.json,
    errors: [],
    inputOf: () => null,
    fallback: 'part',
  });
  if (refused !== null) return page(context, refused.errors, refused.overtaken === null ? 400 : 409);
  const { key } = chosen;
  const to =
    key === null
      ? paths.draftFloor(draft.draftId, floorPlace(draft.model.floors.length, false))
      : paths.draftIndicator(draft.draftId, key);
  return { kind: 'redirect', to, flash: 'Added. Change what should be otherwise.' };
});

async function catalogue({ tx, draft }: DraftContext): Promise<Catalogue> {
  return catalogueFor(draft, await fetchModels(tx), await fetchSuggestions(tx));
}

/** The draft with one part more; null where none is chosen. `key` is null for a floor. */
function added(json: DraftJson, { indicators, floors }: Catalogue, chosen: string) {
  const [, kind, number = ''] = /^(indicator|floor)-(\d{1,4})$/.exec(chosen) ?? [];
  const at = wholeNumber(number, 1, 9999) ?? 0;
  const indicator = kind === 'indicator' ? indicators[at - 1] : undefined;
  const floor = kind === 'floor' ? floors[at - 1] : undefined;
  if (indicator !== undefined)
    return {
      json: { ...json, indicators: [...(json.indicators as Indicator[]), indicator] },
      key: indicator.key,
    };
  if (floor !== undefined)
    return { json: { ...json, floors: [...(json.floors as Floor[]), floor] }, key: null };
  return null;
}

async function page(context: DraftContext, errors: FieldError[] = [], status = 400): Promise<Reply> {
  const { draft } = context;
  return {
    kind: 'page',
    title: 'Add an indicator or a floor',
    about: 'risk-model-drafts',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(AddPage, { draft, page: presentAdd(await catalogue(context)), errors }),
  };
}
