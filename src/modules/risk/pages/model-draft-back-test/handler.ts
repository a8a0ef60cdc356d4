import { h } from 'preact';
import { backTestDraftJob } from '../../jobs/back-test-draft.ts';
import { forDraft } from '../../parts/for-draft.ts';
import { findDraftTrial } from '../../queries/find-draft-trial.ts';
import { paths } from '../../routes.ts';
import { presentBackTest } from './presenter.ts';
import { BackTestPage } from './view.tsx';

/** GET: what came out when the draft was last held against the past. */
export const showBackTest = forDraft(async ({ tx, draft }) => {
  const trial = await findDraftTrial(tx, draft.draftId, 'back-test');
  return {
    kind: 'page',
    title: 'Back-test',
    about: 'risk-model-trials',
    width: 'full',
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(BackTestPage, { draft, page: trial === undefined ? null : presentBackTest(trial, draft) }),
  };
});

/** POST: begins a back-test; its job says how far it has got, and can be stopped. */
export const submitBackTest = forDraft(async ({ draft, enqueue }) => ({
  kind: 'redirect',
  to: paths.job(await enqueue(backTestDraftJob.kind, { draftId: draft.draftId })),
}));
