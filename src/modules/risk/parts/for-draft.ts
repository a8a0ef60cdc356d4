import { hash } from 'node:crypto';
import { NotFound, type Reply, type Route } from '../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../market/index.ts';
import { findDraft, type DraftOnRecord, type TrialKind } from '../queries/find-draft.ts';
import { parseDraft, substanceOf, type Draft } from '../rules/draft.ts';
import type { DraftJson } from '../rules/draft-edits.ts';
import type { Model } from '../rules/model.ts';

/** A draft as pages work with it. */
export interface LoadedDraft extends DraftOnRecord, Draft {
  json: DraftJson;
  digest: string;
}

/** A request about a draft of the council. */
export type DraftContext = CouncilContext & { draft: LoadedDraft };

/** A handler about the draft that the address names; not found where the council has none of that id. */
export function forDraft(work: (context: DraftContext) => Promise<Reply>): Route['handler'] {
  return forCouncil(async (context) => {
    const draft = await loadDraft(context.tx, context.params.draftId ?? '');
    return work({ ...context, draft });
  });
}

/**
 * @throws NotFound where there is no such draft; Error where one on record can no longer be read
 */
export async function loadDraft(tx: CouncilContext['tx'], draftId: string): Promise<LoadedDraft> {
  const found = await findDraft(tx, draftId);
  if (found === undefined) throw new NotFound('such draft of a model');
  const parsed = parseDraft(found.definition);
  if (parsed.errors !== undefined) {
    const problems = parsed.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new Error(`the draft ${draftId} cannot be read: ${problems}`);
  }
  return {
    ...found,
    ...parsed.value,
    json: found.definition as DraftJson,
    digest: digestOf(parsed.value.model),
  };
}

/** A digest of all that decides what a model says: a trial counts for a draft while it is the same. */
function digestOf(model: Model): string {
  return hash('sha256', substanceOf(model), 'hex');
}

/** Whether a draft was tried as it is now. */
export function isTried({ trials, digest }: LoadedDraft, kind: TrialKind): boolean {
  return trials.some((trial) => trial.kind === kind && trial.digest === digest);
}
