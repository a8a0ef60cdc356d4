import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { loadDraft, type LoadedDraft } from '../parts/for-draft.ts';
import { fetchFacts } from '../queries/fetch-facts.ts';
import { fetchModels } from '../queries/fetch-models.ts';
import { fetchStandingDecisions } from '../queries/fetch-standing-decisions.ts';
import { saveDraftTrial } from '../queries/save-draft-trial.ts';
import { paths } from '../routes.ts';
import { askedBy } from '../rules/asked-facts.ts';
import { choiceInForce, choiceWithDraft } from '../rules/draft-choice.ts';
import type { Model } from '../rules/model.ts';
import { modelsInForce } from '../rules/model-in-force.ts';
import { simulate, type Simulation } from '../rules/simulation.ts';

/** Whose market a draft is tried on, and when. */
export interface Trying {
  authorityId: string;
  today: Day;
  now: Date;
}

/** What would be different today by a model, against the models in force. Nothing is kept. */
export async function simulateModel(
  tx: Tx,
  model: Model,
  { authorityId, today }: Omit<Trying, 'now'>,
): Promise<Simulation> {
  const models = await fetchModels(tx);
  const decisions = await fetchStandingDecisions(tx);
  const asked = askedBy([...modelsInForce(models, today), model]);
  const facts = await fetchFacts(tx, { authorityId, asAt: today, today, asked });
  return simulate(facts, {
    asAt: today,
    inForce: choiceInForce(models, today),
    draft: choiceWithDraft(models, model, today),
    decisions,
  });
}

/** The same of a draft, kept on it. Nothing else is kept: no colour, no status, no decision. */
export async function simulateDraft(tx: Tx, draft: LoadedDraft, trying: Trying): Promise<Simulation> {
  const { draftId, model, digest } = draft;
  const { authorityId, today, now } = trying;
  const result = await simulateModel(tx, model, trying);
  await saveDraftTrial(tx, { draftId, kind: 'simulation', authorityId, digest, asAt: today, result, now });
  return result;
}

/** The draft that a job is about. */
export function draftAsked(payload: unknown): string {
  const asked = (payload as { draftId?: unknown } | null)?.draftId;
  if (typeof asked !== 'string')
    throw new TypeError(`the job needs the id of a draft: ${JSON.stringify(payload)}`);
  return asked;
}

/** The council of a job about a draft. */
export function councilOf({ scope }: JobContext): string {
  if (scope.authorityId === null) throw new RangeError('a draft belongs to a council: authorityId is null');
  return scope.authorityId;
}

/** The same as a job, for a market that is too large for the time of a page. */
export const simulateDraftJob: JobKind = {
  kind: 'risk.simulate-draft',
  title: 'Simulating a risk model',
  resultUrl: (result) => paths.draft((result as { draftId: string }).draftId, 'simulation'),
  startPage: { text: 'Drafts of risk models', href: paths.drafts() },
  async run(payload, context) {
    const { db, scope, clock, progress } = context;
    const draftId = draftAsked(payload);
    const trying = { authorityId: councilOf(context), today: clock.today(), now: clock.now() };
    progress(0, 2, 'Rating every service twice');
    const { n } = await db.within(scope, async (tx) =>
      simulateDraft(tx, await loadDraft(tx, draftId), trying),
    );
    progress(2, 2, `Rated ${n} services by the draft and by the model in force`);
    return { draftId };
  },
};
