import { h } from 'preact';
import { forCouncil } from '../../../market/index.ts';
import { RUN } from '../../parts/campaign-of.ts';
import { fetchCampaigns } from '../../queries/fetch-campaigns.ts';
import { fetchWeeks } from '../../queries/fetch-weeks.ts';
import { presentList } from './presenter.ts';
import { ListPage } from './view.tsx';

/** GET /appraisals: every themed appraisal, and how its services stand. */
export const showList = forCouncil(async ({ tx, today, may }) => {
  const rows = presentList(await fetchCampaigns(tx), await fetchWeeks(tx, null, today));
  return {
    kind: 'page',
    title: 'Appraisals',
    width: 'full',
    about: 'appraisals',
    view: h(ListPage, { rows, mayRun: may(RUN) }),
  };
});
