import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { campaignOf, RUN, weekOf } from '../../parts/campaign-of.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import { fetchReturns } from '../../queries/fetch-returns.ts';
import { fetchReviews } from '../../queries/fetch-reviews.ts';
import { fetchWeeks, type WeekCount } from '../../queries/fetch-weeks.ts';
import { saveReview } from '../../queries/save-review.ts';
import { paths } from '../../routes.ts';
import { parseReview, type RedService } from './form.ts';
import { ReviewsPage } from './view.tsx';

interface Found {
  campaign: Campaign;
  week: WeekCount | undefined;
  reds: RedService[];
}

async function find(context: CouncilContext): Promise<Found> {
  const { tx, today, query, body } = context;
  const campaign = await campaignOf(context);
  const weeks = await fetchWeeks(tx, campaign.campaignId, today);
  const week = weekOf(weeks, one(body, 'week') === '' ? query : body);
  const returns = week === undefined ? [] : await fetchReturns(tx, campaign.campaignId, week.weekStart);
  return { campaign, week, reds: returns.filter(({ rag }) => rag === 'Red') };
}

/** GET /appraisals/:campaignId/reviews: multi-disciplinary reviews of red services. */
export const showReviews = forCouncil(async (context) => page(context, await find(context), {}, []));

/** POST: records one. */
export const submitReview = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const found = await find(context);
  const { campaign, week, reds } = found;
  const { value, errors } = parseReview(body, reds, today);
  if (errors !== undefined) return page(context, found, body, errors);
  if (campaign.state !== 'open' || week === undefined)
    return page(context, found, body, [{ field: 'tookPart', message: messages.notNow }], 409);
  const key = { authorityId: authority.authorityId, campaignId: campaign.campaignId, weekStart: week.weekStart };
  await saveReview(tx, clock, { ...key, ...value });
  return { kind: 'redirect', to: paths.reviews(campaign.campaignId), flash: 'The review was recorded.' };
}); // prettier-ignore

async function page(
  { tx, may }: CouncilContext,
  { campaign, week, reds }: Found,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Promise<Reply> {
  const reviews = await fetchReviews(tx, campaign.campaignId);
  const records = may(RUN) && campaign.state === 'open';
  return {
    kind: 'page',
    title: `Reviews of reds: ${campaign.theme}`,
    about: 'appraisals',
    status,
    errors,
    back: { text: 'Appraisals', href: paths.list() },
    view: h(ReviewsPage, { campaign, week, reds, reviews, fields, errors, records }),
  };
}
