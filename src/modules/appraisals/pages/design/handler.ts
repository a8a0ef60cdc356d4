import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { campaignOf, RUN } from '../../parts/campaign-of.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import { saveDesign } from '../../queries/save-campaign.ts';
import { paths } from '../../routes.ts';
import { fieldsOf, parseDesign } from './form.ts';
import { DesignForm, DesignPage } from './view.tsx';

/** GET /appraisals/:campaignId/design: what is asked and how it is rated; of a draft, a form that changes it. */
export const showDesign = forCouncil(async (context) => {
  const campaign = await campaignOf(context);
  if (campaign.state === 'draft' && context.may(RUN)) {
    const fields = { ...fieldsOf(campaign.design), version: String(campaign.version) };
    return form(campaign, fields, []);
  }
  return {
    kind: 'page',
    title: `Questions and matrix: ${campaign.theme}`,
    width: 'full',
    about: 'appraisals',
    view: h(DesignPage, { campaign }),
  };
});

/** POST: changes a draft. */
export const submitDesign = forCouncil(async (context) => {
  const { tx, body } = context;
  const campaign = await campaignOf(context);
  const { value, errors } = parseDesign(body, campaign.design);
  if (errors !== undefined) return form(campaign, body, errors);
  const seen = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  if (!(await saveDesign(tx, campaign.campaignId, seen, value)))
    return form(campaign, body, [{ field: 'whole', message: messages.changedMeanwhile }], 409);
  return { kind: 'redirect', to: paths.campaign(campaign.campaignId), flash: 'Questions and matrix were kept.' };
}); // prettier-ignore

function form(
  campaign: Campaign,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Reply {
  return {
    kind: 'page',
    title: `Questions and matrix: ${campaign.theme}`,
    width: 'full',
    about: 'appraisals',
    status,
    errors,
    back: { text: 'The draft', href: paths.campaign(campaign.campaignId) },
    view: h(DesignForm, { campaign, fields, errors }),
  };
}
