import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { campaignOf, RUN, weekOf } from '../../parts/campaign-of.ts';
import { openCampaign } from '../../parts/open-campaign.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import { fetchOffers } from '../../queries/fetch-offers.ts';
import { fetchReturns } from '../../queries/fetch-returns.ts';
import { fetchWeeks } from '../../queries/fetch-weeks.ts';
import { saveCampaignState } from '../../queries/save-campaign.ts';
import { paths } from '../../routes.ts';
import { afterAct } from '../../rules/states.ts';
import { exportColumns, exportRow } from './export-columns.ts';
import { presentCampaign, readFilters } from './presenter.ts';
import { CampaignPage } from './view.tsx';

/** GET /appraisals/:campaignId: how its services stand in a week, week by week, and what was offered. */
export const showCampaign = forCouncil(async (context) => page(context, await campaignOf(context), {}, []));

/** POST .../state: opens a draft, or closes. */
export const submitState = forCouncil(async (context) => {
  const campaign = await campaignOf(context);
  return one(context.body, 'act') === 'open' ? open(context, campaign) : close(context, campaign);
});

async function open(context: CouncilContext, campaign: Campaign): Promise<Reply> {
  const { tx, clock, body } = context;
  const opened = await openCampaign(tx, clock, campaign, seenOf(body));
  if ('refused' in opened) {
    const message = opened.refused === 'nobody' ? messages.nobodyCovered : messages.notNow;
    return page(context, campaign, body, [{ field: 'open', message }], 409);
  }
  const flash = `${campaign.theme} is open: ${opened.covered} ${opened.covered === 1 ? 'service is' : 'services are'} asked each week.`;
  return { kind: 'redirect', to: paths.campaign(campaign.campaignId), flash };
} // prettier-ignore

async function close(context: CouncilContext, campaign: Campaign): Promise<Reply> {
  const { tx, today, body } = context;
  const why = one(body, 'why');
  if (why === '' || why.length > 2000)
    return page(context, campaign, body, [{ field: 'why', message: messages.closeWhy }]);
  const may = afterAct(campaign.state, 'close') !== null;
  const to = { state: 'closed', on: today, why } as const;
  if (!may || !(await saveCampaignState(tx, campaign.campaignId, seenOf(body), to)))
    return page(context, campaign, body, [{ field: 'why', message: messages.notNow }], 409);
  return { kind: 'redirect', to: paths.campaign(campaign.campaignId), flash: `${campaign.theme} was closed.` };
} // prettier-ignore

const seenOf = (body: Fields): number => wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;

/** GET .../download/:format: the week's list, for those who may read appraisals. */
export const downloadCampaign = forCouncil(async (context) => {
  const { tx, params, query, today } = context;
  const campaign = await campaignOf(context);
  const format = EXPORT_FORMATS.find((known) => known === params.format) ?? 'csv';
  const week = weekOf(await fetchWeeks(tx, campaign.campaignId, today), query);
  if (week === undefined) throw new NotFound('week of this appraisal yet');
  const rows = await fetchReturns(tx, campaign.campaignId, week.weekStart);
  const offers = Map.groupBy(await fetchOffers(tx, campaign.campaignId, null), ({ locationId }) => locationId);
  const table = exportTable(format, {
    title: `${campaign.theme} week of ${week.weekStart}`,
    day: today,
    columns: exportColumns(campaign.design),
    rows: rows.map((row) => exportRow(campaign.design, row, offers.get(row.locationId) ?? [])),
    notes: [`${campaign.theme}, week of ${week.weekStart}`, `${rows.length} services`, 'Not for publication: names services'],
  });
  return { kind: 'download', ...table };
}); // prettier-ignore

async function page(
  context: CouncilContext,
  campaign: Campaign,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Promise<Reply> {
  const { tx, query, today, may } = context;
  const weeks = await fetchWeeks(tx, campaign.campaignId, today);
  const week = weekOf(weeks, query);
  const returns = week === undefined ? [] : await fetchReturns(tx, campaign.campaignId, week.weekStart);
  const offers = week === undefined ? [] : await fetchOffers(tx, campaign.campaignId, null);
  const model = presentCampaign({ campaign, weeks, week, returns, offers, filters: readFilters(query), today });
  return {
    kind: 'page',
    title: campaign.theme,
    width: 'full',
    about: 'appraisals',
    status,
    errors,
    back: { text: 'Appraisals', href: paths.list() },
    view: h(CampaignPage, { model, mayRun: may(RUN), fields, errors }),
  };
} // prettier-ignore
