import { h } from 'preact';
import { forDraft } from '../../parts/for-draft.ts';
import { countServices } from '../../queries/count-services.ts';
import { findDraftTrial } from '../../queries/find-draft-trial.ts';
import { simulateDraft, simulateDraftJob } from '../../jobs/simulate-draft.ts';
import { paths } from '../../routes.ts';
import { presentSimulation } from './presenter.ts';
import { SimulationPage } from './view.tsx';

/** Services that are rated twice inside the time of a page; more are a job. */
const MOST_AT_ONCE = 2_000;

/** GET: what came out when the draft was last simulated on the services of the day. */
export const showSimulation = forDraft(async ({ tx, draft, may }) => {
  const trial = await findDraftTrial(tx, draft.draftId, 'simulation');
  const page = trial === undefined ? null : presentSimulation(trial, draft, may('risk.reasons'));
  return {
    kind: 'page',
    title: 'Simulation',
    about: 'risk-model-trials',
    width: 'full',
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(SimulationPage, { draft, page }),
  };
});

/** POST: simulates now, or as a job where the market is large. */
export const submitSimulation = forDraft(async ({ tx, draft, authority, today, clock, enqueue }) => {
  const { draftId } = draft;
  if ((await countServices(tx)) > MOST_AT_ONCE)
    return { kind: 'redirect', to: paths.job(await enqueue(simulateDraftJob.kind, { draftId })) };
  await simulateDraft(tx, draft, { authorityId: authority.authorityId, today, now: clock.now() });
  return { kind: 'redirect', to: paths.draft(draftId, 'simulation') };
});
