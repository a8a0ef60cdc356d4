import { PageTabs, Tag } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';
import { CAMPAIGN_STATES, OFFER_STATES, type CampaignState, type OfferState } from '../rules/states.ts';

type Tab = 'services' | 'reviews' | 'comparison' | 'design';

/** The pages of one campaign. */
export function CampaignTabs({ campaignId, current }: { campaignId: string; current: Tab }) {
  const all: { tab: Tab; text: string; href: string }[] = [
    { tab: 'services', text: 'Services', href: paths.campaign(campaignId) },
    { tab: 'reviews', text: 'Reviews of reds', href: paths.reviews(campaignId) },
    { tab: 'comparison', text: 'Comparison', href: paths.comparison(campaignId) },
    { tab: 'design', text: 'Questions and matrix', href: paths.design(campaignId) },
  ];
  return (
    <PageTabs
      label="This appraisal"
      items={all.map(({ tab, text, href }) => ({ text, href, current: tab === current }))}
    />
  );
}

const CAMPAIGN_COLOURS: Readonly<Record<CampaignState, string>> = {
  draft: 'govuk-tag--yellow',
  open: 'govuk-tag--blue',
  closed: 'govuk-tag--grey',
};
const OFFER_COLOURS: Readonly<Record<OfferState, string>> = {
  offered: 'govuk-tag--yellow',
  'taken-up': 'govuk-tag--blue',
  declined: 'govuk-tag--grey',
  done: 'govuk-tag--green',
};

/** The state of a campaign as a word in its colour. */
export function CampaignTag({ state }: { state: CampaignState }) {
  return <Tag text={CAMPAIGN_STATES[state]} classes={`amb-nowrap ${CAMPAIGN_COLOURS[state]}`} />;
}

/** The same of an offer. */
export function OfferTag({ state }: { state: OfferState }) {
  return <Tag text={OFFER_STATES[state]} classes={`amb-nowrap ${OFFER_COLOURS[state]}`} />;
}
