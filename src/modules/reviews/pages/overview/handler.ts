import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { openCycle } from '../../open-cycle.ts';
import { fetchCycles } from '../../queries/fetch-cycles.ts';
import { fetchRules } from '../../queries/fetch-rule.ts';
import { paths } from '../../routes.ts';
import { monthName } from '../../rules/cycle-days.ts';
import { presentOverview } from './presenter.ts';
import { OverviewPage } from './view.tsx';

/** GET /reviews: every month, and the way to one's own caseload. */
export const showOverview = forCouncil(async ({ tx, today, may }): Promise<Reply> => {
  const rules = await fetchRules(tx, today);
  const model = presentOverview(await fetchCycles(tx), {
    today,
    rules,
    mayManage: may('reviews.manage'),
  });
  return {
    kind: 'page',
    title: 'Monthly reviews',
    about: 'reviews',
    width: 'full',
    view: h(OverviewPage, model),
  };
});

/** POST /reviews/open: opens the month of today before it opens by itself. */
export const submitOpen = forCouncil(async ({ tx, today, clock, authority }): Promise<Reply> => {
  const rules = await fetchRules(tx, today);
  const done = await openCycle(tx, { authorityId: authority.authorityId, clock }, rules);
  const month = monthName(done.month);
  const flash =
    done.state === 'opened'
      ? `The review of ${month} was opened with ${done.services} services.`
      : done.state === 'already'
        ? `${messages.alreadyOpen(month)}.`
        : `${messages.nothingToReview}.`;
  return { kind: 'redirect', to: paths.overview(), flash };
});
