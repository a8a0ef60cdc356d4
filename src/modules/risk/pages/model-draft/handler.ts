import { h } from 'preact';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forDraft, type DraftContext } from '../../parts/for-draft.ts';
import { saveDraftEdit, type Refused } from '../../parts/save-draft-edit.ts';
import { deleteDraft } from '../../queries/delete-draft.ts';
import { paths } from '../../routes.ts';
import { floorInWords } from '../../rules/describe-model.ts';
import { moveFloor, removeIndicator, switchIndicator, type DraftJson } from '../../rules/draft-edits.ts';
import { floorAt } from '../../rules/draft-places.ts';
import { presentDraft } from './presenter.ts';
import { DraftPage } from './view.tsx';

/** GET: all that a draft says, each part with its page. */
export const showDraft = forDraft((context) => Promise.resolve(page(context)));

/** POST: an indicator is switched on or off, or taken away. */
export const submitIndicatorMoved = forDraft(async (context) => {
  const { draft, params, body } = context;
  const key = params.key ?? '';
  const found = [...draft.model.indicators, ...draft.off.indicators].find((each) => each.key === key);
  if (found === undefined) throw new NotFound('such indicator of this draft');
  const to = one(body, 'to');
  const json =
    to === 'away' ? removeIndicator(draft.json, key) : switchIndicator(draft.json, key, to === 'on');
  return moved(context, json, `${found.label}: ${said(to)}.`);
});

/** POST: a floor is switched on or off, or taken away. */
export const submitFloorMoved = forDraft(async (context) => {
  const { draft, params, body } = context;
  const found = floorAt(draft, params.floor ?? '');
  if (found === undefined) throw new NotFound('such floor of this draft');
  const asked = one(body, 'to');
  const to = asked === 'on' || asked === 'off' ? asked : 'away';
  const json = moveFloor(draft.json, found.at, found.isOff, to);
  return moved(context, json, `${floorInWords(found.floor.when)}: ${said(to)}.`);
});

/** POST: the draft is thrown away. */
export const submitDraftDiscarded = forDraft(async (context) => {
  const { tx, draft, body } = context;
  const gone = await deleteDraft(tx, draft.draftId, wholeNumber(one(body, 'version'), 1, 1e9) ?? 0);
  const told = { field: 'discard', message: messages.draftOvertaken(draft.changedBy) };
  if (!gone) return page(context, { errors: [told], overtaken: { by: draft.changedBy, differences: [] } });
  return { kind: 'redirect', to: paths.drafts(), flash: `The draft "${draft.model.name}" was discarded.` };
});

async function moved(context: DraftContext, json: DraftJson, flash: string): Promise<Reply> {
  const refused = await saveDraftEdit(context, { json, errors: [], inputOf: () => null, fallback: 'parts' });
  if (refused !== null) return page(context, refused);
  return { kind: 'redirect', to: paths.draft(context.draft.draftId), flash };
}

function said(to: string): string {
  return to === 'on' ? 'switched on' : to === 'off' ? 'switched off' : 'taken away';
}

function page({ draft }: DraftContext, refused?: Refused): Reply {
  const status = refused === undefined ? 200 : refused.overtaken === null ? 400 : 409;
  return {
    kind: 'page',
    title: `Draft: ${draft.model.name}`,
    about: 'risk-model-drafts',
    width: 'full',
    status,
    errors: refused?.errors ?? [],
    back: { text: 'Drafts', href: paths.drafts() },
    view: h(DraftPage, { draft, page: presentDraft(draft) }),
  };
}
