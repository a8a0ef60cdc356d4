import type { Day } from '../../../kernel/calendar-day.ts';
import { deleteDraft } from '../queries/delete-draft.ts';
import { fetchPublishedModels } from '../queries/fetch-published-models.ts';
import { findDraftTrial } from '../queries/find-draft-trial.ts';
import { findDraftUnchanged } from '../queries/find-draft-unchanged.ts';
import { publishDraft } from '../queries/publish-draft.ts';
import type { ModelHistory } from '../rules/model-history.ts';
import type { Simulation } from '../rules/simulation.ts';
import type { DraftContext } from './for-draft.ts';

export type Published =
  | { state: 'published'; modelId: string; version: number }
  /** Somebody changed the draft meanwhile. */
  | { state: 'overtaken' }
  /** Somebody published that version meanwhile. */
  | { state: 'taken' };

/**
 * Makes a draft a model on record, with the numbers of its trials as the grounds, and takes the draft away. Its version is the
 * next after all on record, also after versions that others published since the draft was begun.
 */
export async function publishLoadedDraft(
  { tx, draft, authority, person, today, clock }: DraftContext,
  how: { reason: string; day: Day; withoutBackTest: string; seen: number },
): Promise<Published> {
  const { draftId, digest, basedOnId, basedOnVersion } = draft;
  if (!(await findDraftUnchanged(tx, draftId, how.seen))) return { state: 'overtaken' };
  const simulation = await findDraftTrial(tx, draftId, 'simulation');
  const backTest = how.withoutBackTest === '' ? await findDraftTrial(tx, draftId, 'back-test') : undefined;
  const versions = (await fetchPublishedModels(tx)).filter(({ modelId }) => modelId === draft.model.id);
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  const model = { ...draft.model, version, validFrom: how.day };
  const isNew = await publishDraft(tx, {
    authorityId: authority.authorityId,
    accountId: person?.accountId ?? null,
    model,
    basedOnId,
    basedOnVersion,
    reason: how.reason,
    digest,
    simulation: simulationInNumbers(simulation!.result),
    backTest: backTest === undefined ? null : historyInNumbers(backTest.result),
    withoutBackTest: how.withoutBackTest,
    today,
    now: clock.now(),
  });
  if (!isNew) return { state: 'taken' };
  await deleteDraft(tx, draftId, how.seen);
  return { state: 'published', modelId: model.id, version };
}

/** What is kept of a simulation: no service is named. */
export type SimulationNumbers = Pick<
  Simulation,
  'asAt' | 'n' | 'before' | 'after' | 'moved' | 'rescored' | 'decisionsHit'
>;

function simulationInNumbers(result: Simulation): SimulationNumbers {
  const { asAt, n, before, after, moved, rescored, decisionsHit } = result;
  return { asAt, n, before, after, moved, rescored, decisionsHit };
}

/** What is kept of a back-test. */
export type HistoryNumbers = Omit<ModelHistory, 'line'>;

function historyInNumbers(result: ModelHistory): HistoryNumbers {
  const { line: _, ...numbers } = result;
  return numbers;
}
