import { h } from 'preact';
import { parseDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { answerReturn } from '../../parts/answer-return.ts';
import { typedAnswers } from '../../parts/answer-fields.tsx';
import { campaignOf, RUN } from '../../parts/campaign-of.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import { fetchOffers, type Offer } from '../../queries/fetch-offers.ts';
import { fetchReturnsOf } from '../../queries/fetch-returns.ts';
import type { RatedReturn } from '../../queries/return-source.ts';
import { saveOfficerRating } from '../../queries/save-answers.ts';
import { saveNewOffer, saveOfferState } from '../../queries/save-offer.ts';
import { paths } from '../../routes.ts';
import { readAnswers } from '../../rules/read-answers.ts';
import { nextOffer, parseOffer, parseRating } from './form.ts';
import { OnePage } from './view.tsx';

/** A service of a campaign with its weeks, the newest first. */
interface Found {
  campaign: Campaign;
  returns: RatedReturn[];
  /** The week that a form is about: that of the address or the form, else the newest. */
  current: RatedReturn;
}

async function find(context: CouncilContext): Promise<Found> {
  const { tx, params, query, body } = context;
  const campaign = await campaignOf(context);
  const returns = await fetchReturnsOf(tx, campaign.campaignId, params.locationId ?? '');
  const asked = parseDay(one(body, 'week') || one(query, 'week'));
  const current = returns.find(({ weekStart }) => weekStart === asked) ?? returns[0];
  if (current === undefined) throw new NotFound('service that was asked in this appraisal');
  return { campaign, returns, current };
}

/** GET /appraisals/:campaignId/services/:locationId. */
export const showOne = forCouncil(async (context) => page(context, await find(context), {}, []));

/** POST .../answer: an officer enters the numbers for the provider. */
export const submitAnswer = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const found = await find(context);
  const { campaign, current } = found;
  if (campaign.state !== 'open') return refuse(context, found, messages.notNow);
  const { value, errors } = readAnswers(campaign.design, body);
  if (errors !== undefined) return page(context, found, body, errors);
  const how = { clock, authorityId: authority.authorityId, design: campaign.design, seen: seenOf(body), onBehalf: true };
  if (!(await answerReturn(tx, how, current, value))) return refuse(context, found, messages.changedMeanwhile);
  return back(found, `The numbers of ${current.name} were entered.`);
}); // prettier-ignore

/** POST .../rate: an officer rates otherwise, with a reason. */
export const submitRating = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const found = await find(context);
  if (found.campaign.state !== 'open') return refuse(context, found, messages.notNow);
  const { value, errors } = parseRating(body);
  if (errors !== undefined) return page(context, found, body, errors);
  const { returnId, locationId } = found.current;
  const key = { authorityId: authority.authorityId, returnId, locationId, seen: seenOf(body) };
  if (!(await saveOfficerRating(tx, clock, key, value)))
    return refuse(context, found, messages.changedMeanwhile);
  return back(found, `${found.current.name} was rated ${value.rag}.`);
});

/** POST .../offer: something of the menu is offered, or moves on. */
export const submitOffer = forCouncil(async (context) => {
  const found = await find(context);
  if (found.campaign.state !== 'open') return refuse(context, found, messages.notNow);
  return one(context.body, 'offerId') === '' ? offer(context, found) : moveOn(context, found);
});

async function offer(context: CouncilContext, found: Found): Promise<Reply> {
  const { tx, clock, authority, body } = context;
  const { campaignId, design } = found.campaign;
  const { value, errors } = parseOffer(body, design.menu);
  if (errors !== undefined) return page(context, found, body, errors);
  const { locationId } = found.current;
  const key = { authorityId: authority.authorityId, campaignId, locationId };
  if (!(await saveNewOffer(tx, clock, { ...key, ...value })))
    return page(context, found, body, [{ field: 'item', message: messages.offeredAlready(value.item) }]);
  return back(found, `"${value.item}" was offered.`);
}

async function moveOn(context: CouncilContext, found: Found): Promise<Reply> {
  const { tx, clock, body } = context;
  const { campaignId } = found.campaign;
  const offers = await fetchOffers(tx, campaignId, found.current.locationId);
  const moved = offers.find(({ offerId }) => offerId === one(body, 'offerId'));
  const to = moved === undefined ? null : nextOffer(body, moved.state);
  if (moved === undefined || to === null) return refuse(context, found, messages.changedMeanwhile);
  const words = one(body, 'note').slice(0, 1000);
  const { offerId, state: from } = moved;
  if (!(await saveOfferState(tx, clock, { offerId, version: seenOf(body), from, to, words })))
    return refuse(context, found, messages.changedMeanwhile);
  return back(found, `"${moved.item}" was changed.`);
}

const seenOf = (body: Fields): number => wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;

function back({ campaign, current }: Found, flash: string): Reply {
  const week = `?week=${current.weekStart}`;
  return { kind: 'redirect', to: `${paths.one(campaign.campaignId, current.locationId)}${week}`, flash };
}

function refuse(context: CouncilContext, found: Found, message: string): Promise<Reply> {
  return page(context, found, context.body, [{ field: 'weeks', message }], 409);
}

async function page(
  { tx, may }: CouncilContext,
  { campaign, returns, current }: Found,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Promise<Reply> {
  const offers: Offer[] = await fetchOffers(tx, campaign.campaignId, current.locationId);
  const answers = { ...typedAnswers(current.answers), ...fields };
  return {
    kind: 'page',
    title: `${current.name}: ${campaign.theme}`,
    width: 'full',
    about: 'appraisals',
    status,
    errors,
    back: { text: campaign.theme, href: paths.campaign(campaign.campaignId) },
    view: h(OnePage, {
      campaign, returns, current, offers, fields: answers, errors, acts: may(RUN) && campaign.state === 'open',
    }),
  }; // prettier-ignore
}
