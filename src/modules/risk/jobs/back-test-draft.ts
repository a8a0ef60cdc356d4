import { addMonths, day, monthOf, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { loadDraft } from '../parts/for-draft.ts';
import { fetchFacts } from '../queries/fetch-facts.ts';
import { fetchModels } from '../queries/fetch-models.ts';
import { fetchOutcomes } from '../queries/fetch-outcomes.ts';
import { fetchOutcomeRules } from '../queries/fetch-outcome-rules.ts';
import { saveDraftTrial } from '../queries/save-draft-trial.ts';
import { paths } from '../routes.ts';
import { askedBy } from '../rules/asked-facts.ts';
import { choiceInForce, choiceWithDraft, type Choice } from '../rules/draft-choice.ts';
import type { Model } from '../rules/model.ts';
import { modelsInForce } from '../rules/model-in-force.ts';
import { historyOf, sayMonth, type ModelHistory, type MonthSaid } from '../rules/model-history.ts';
import { rulesOn } from '../rules/outcomes.ts';
import { councilOf, draftAsked } from './simulate-draft.ts';

/** How many past months are looked at. */
const MONTHS = 36;

/** The first day of each of the past months, the oldest first. */
function pastMonths(today: Day): Day[] {
  const thisMonth = day(`${today.slice(0, 7)}-01`);
  return Array.from({ length: MONTHS }, (_, i) => addMonths(thisMonth, i - MONTHS));
}

/** What a model is held against on past months, and how. */
interface BackTesting {
  authorityId: string;
  today: Day;
  /** Runs one step in a transaction of its own. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Told of each month before it is looked at; throws to stop. */
  step(done: number, total: number, month: Day): void;
}

/**
 * What a draft, the models in force today and CQC's rating alone would have said on the first day of each past month, of the
 * facts known by that day, against what happened in the months after it.
 */
export async function backTestModel(
  draft: Model,
  { authorityId, today, within, step }: BackTesting,
): Promise<ModelHistory> {
  const [models, rules] = await within(
    async (tx) => [await fetchModels(tx), await fetchOutcomeRules(tx)] as const,
  );
  const by: { draft: Choice; inForce: Choice } = {
    draft: choiceWithDraft(models, draft, today),
    inForce: choiceInForce(models, today),
  };
  const asked = askedBy([...modelsInForce(models, today), draft]);
  const days = pastMonths(today);
  const said: MonthSaid[] = [];
  for (const [at, asAt] of days.entries()) {
    step(at, days.length, asAt);
    const facts = (tx: Tx) => fetchFacts(tx, { authorityId, asAt, today, asked });
    said.push(await within(async (tx) => sayMonth(await facts(tx), asAt, by)));
  }
  const ids = new Set(said.flatMap(({ services }) => services.map(({ locationId }) => locationId)));
  const outcomes = await within((tx) => fetchOutcomes(tx, [...ids], today));
  return historyOf(said, outcomes, rulesOn(rules, today), today);
}

/** Back-tests a draft on the history of its council, and keeps the result on it. */
export const backTestDraftJob: JobKind = {
  kind: 'risk.back-test-draft',
  title: 'Back-testing a risk model',
  resultUrl: (result) => paths.draft((result as { draftId: string }).draftId, 'back-test'),
  startPage: { text: 'Drafts of risk models', href: paths.drafts() },
  async run(payload, context: JobContext) {
    const { db, scope, clock, signal, progress } = context;
    const draftId = draftAsked(payload);
    const authorityId = councilOf(context);
    const today = clock.today();
    const { model, digest } = await db.within(scope, (tx) => loadDraft(tx, draftId));
    const result = await backTestModel(model, {
      authorityId,
      today,
      within: (work) => db.within(scope, work),
      step: (done, total, month) => {
        signal.throwIfAborted();
        progress(done, total, `Looking at ${monthOf(month)}`);
      },
    });
    const trial = {
      draftId,
      kind: 'back-test' as const,
      authorityId,
      digest,
      asAt: today,
      result,
      now: clock.now(),
    };
    await db.within(scope, (tx) => saveDraftTrial(tx, trial));
    progress(MONTHS, MONTHS, `Looked at ${MONTHS} months`);
    return { draftId };
  },
};
