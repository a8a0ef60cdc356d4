import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { one, wholeNumber } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import { saveDraft } from '../queries/save-draft.ts';
import { draftJson, parseDraft, type Draft } from '../rules/draft.ts';
import { differencesOfModels, type ModelDifference } from '../rules/draft-differences.ts';
import type { DraftJson } from '../rules/draft-edits.ts';
import type { DraftContext } from './for-draft.ts';
import { plainProblem } from './plain-problem.ts';

/** What a form makes of a draft. */
export interface DraftEdit {
  json: DraftJson;
  /** What the form itself found wrong, under the ids of its inputs; then the model is not looked at. */
  errors: FieldError[];
  /** The id of the input that a place of the model stands for, "indicators.safe.bands.2.points"; null where it has none here. */
  inputOf(place: string): string | null;
  /** The input that problems elsewhere in the model are told at. */
  fallback: string;
}

export type Refused = {
  errors: FieldError[];
  overtaken: { by: string; differences: ModelDifference[] } | null;
};

/**
 * Saves what a form makes of a draft, where it is a model and nobody saved the draft since the form was opened; null where
 * it was saved. A Green that nothing could reach is refused here like everything else that parseModel refuses.
 */
export async function saveDraftEdit(context: DraftContext, edit: DraftEdit): Promise<Refused | null> {
  const { tx, draft, body, clock } = context;
  const seen = wholeNumber(one(body, 'version'), 1, 1e9) ?? 0;
  const parsed: Parsed<Draft> = edit.errors.length > 0 ? { errors: edit.errors } : checked(edit);
  if (seen !== draft.version) {
    const mine = parsed.value?.model;
    const differences = mine === undefined ? [] : differencesOfModels(draft.model, mine);
    const told = { field: edit.fallback, message: messages.draftOvertaken(draft.changedBy) };
    return { errors: [told, ...(parsed.errors ?? [])], overtaken: { by: draft.changedBy, differences } };
  }
  if (parsed.value === undefined) return { errors: parsed.errors, overtaken: null };
  const saved = await saveDraft(tx, draft.draftId, seen, draftJson(parsed.value), clock.now());
  if (saved) return null;
  const told = { field: edit.fallback, message: messages.draftOvertaken('Somebody else') };
  return { errors: [told], overtaken: { by: 'Somebody else', differences: [] } };
}

function checked({ json, inputOf, fallback }: DraftEdit): Parsed<Draft> {
  const parsed = parseDraft(json);
  if (parsed.errors === undefined) return parsed;
  const told = new Map<string, FieldError>();
  for (const problem of parsed.errors) {
    const field = inputOf(problem.field) ?? fallback;
    if (!told.has(field)) told.set(field, { field, message: plainProblem(problem) });
  }
  return { errors: [...told.values()] };
}
