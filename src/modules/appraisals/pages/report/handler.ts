import { h } from 'preact';
import { forCouncil } from '../../../market/index.ts';
import { campaignOf, weekOf } from '../../parts/campaign-of.ts';
import { fetchBenchmarks } from '../../queries/fetch-benchmarks.ts';
import { fetchCoveredNames } from '../../queries/fetch-covered-names.ts';
import { fetchOffers } from '../../queries/fetch-offers.ts';
import { fetchReturns } from '../../queries/fetch-returns.ts';
import { fetchReviews } from '../../queries/fetch-reviews.ts';
import { fetchWeeks } from '../../queries/fetch-weeks.ts';
import { presentReport } from './presenter.ts';
import { ReportPage } from './view.tsx';

/** GET /appraisals/:campaignId/report: what may be published: no service by its name, and no few people. */
export const showReport = forCouncil(async (context) => {
  const { tx, query, today, authority } = context;
  const campaign = await campaignOf(context);
  const { campaignId } = campaign;
  const weeks = await fetchWeeks(tx, campaignId, today);
  const week = weekOf(weeks, query);
  const model = presentReport({
    campaign, weeks, week, today, council: authority.name,
    returns: week === undefined ? [] : await fetchReturns(tx, campaignId, week.weekStart),
    offers: await fetchOffers(tx, campaignId, null),
    benchmarks: await fetchBenchmarks(tx, campaignId),
    reviews: await fetchReviews(tx, campaignId),
    names: await fetchCoveredNames(tx, campaignId),
  });
  return { kind: 'page', title: model.title, bare: true, view: h(ReportPage, { model }) };
}); // prettier-ignore
