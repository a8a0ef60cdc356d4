import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { boxesOf, forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { campaignOf } from '../../parts/campaign-of.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import { fetchChoices } from '../../queries/fetch-choices.ts';
import { findTheme } from '../../queries/find-theme.ts';
import { saveBasics, saveNewCampaign } from '../../queries/save-campaign.ts';
import { paths } from '../../routes.ts';
import { STARTING_DESIGNS } from '../../rules/designs.ts';
import { parseBasics } from './form.ts';
import { BasicsPage } from './view.tsx';

/** GET /appraisals/new. */
export const showStart = forCouncil((context) => page(context, null, { dueDay: '5' }, []));

/** POST: keeps a draft, and goes on to its questions and matrix. */
export const submitStart = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const { value, errors } = parseBasics(body, true);
  if (errors !== undefined) return page(context, null, body, errors);
  if (await findTheme(tx, value.theme, null)) return page(context, null, body, [taken(value.theme)]);
  const campaignId = newId(clock);
  const design = STARTING_DESIGNS[value.start]!;
  await saveNewCampaign(tx, clock, { ...value, campaignId, authorityId: authority.authorityId, design });
  return { kind: 'redirect', to: paths.design(campaignId), flash: 'The draft is kept. Look through what it asks.' };
}); // prettier-ignore

/** GET /appraisals/:campaignId/edit: the same of a draft. */
export const showEdit = forCouncil(async (context) => {
  const campaign = await campaignOf(context);
  if (campaign.state !== 'draft') return { kind: 'redirect', to: paths.campaign(campaign.campaignId) };
  return page(context, campaign, fieldsOf(campaign), []);
});

export const submitEdit = forCouncil(async (context) => {
  const { tx, body } = context;
  const campaign = await campaignOf(context);
  const { value, errors } = parseBasics(body, false);
  if (errors !== undefined) return page(context, campaign, body, errors);
  if (await findTheme(tx, value.theme, campaign.campaignId)) return page(context, campaign, body, [taken(value.theme)]);
  const seen = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  if (!(await saveBasics(tx, campaign.campaignId, seen, value)))
    return page(context, campaign, body, [{ field: 'theme', message: messages.changedMeanwhile }], 409);
  return { kind: 'redirect', to: paths.campaign(campaign.campaignId), flash: 'The draft was changed.' };
}); // prettier-ignore

const taken = (theme: string): FieldError => ({ field: 'theme', message: messages.themeTaken(theme) });

function fieldsOf(campaign: Campaign): Fields {
  const days = (name: string, value: Campaign['fromDay']) =>
    Object.fromEntries(Object.entries(boxesOf(value)).map(([part, text]) => [`${name}-${part}`, text]));
  const { theme, purpose, dueDay, types, localities, version } = campaign;
  return {
    theme, purpose, types, localities, dueDay: String(dueDay), version: String(version),
    ...days('from', campaign.fromDay), ...days('until', campaign.untilDay),
  }; // prettier-ignore
}

async function page(
  { tx, today }: CouncilContext,
  campaign: Campaign | null,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Promise<Reply> {
  const title = campaign === null ? 'Set up an appraisal' : `Change the draft: ${campaign.theme}`;
  const back = campaign === null ? paths.list() : paths.campaign(campaign.campaignId);
  return {
    kind: 'page',
    title,
    about: 'appraisals',
    status,
    errors,
    back: { text: 'Back', href: back },
    view: h(BasicsPage, { title, campaign, choices: await fetchChoices(tx, today), fields, errors }),
  };
}
