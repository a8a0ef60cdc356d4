/** The state of a campaign. */
export type CampaignState = 'draft' | 'open' | 'closed';
export type CampaignAct = 'open' | 'close';

export const CAMPAIGN_STATES: Readonly<Record<CampaignState, string>> = {
  draft: 'Draft',
  open: 'Open',
  closed: 'Closed',
};

/** The state of what was offered to a service. */
export const OFFER_STATES = {
  offered: 'Offered',
  'taken-up': 'Taken up',
  declined: 'Declined',
  done: 'Done',
} as const;
export type OfferState = keyof typeof OFFER_STATES;

/** How campaigns and offers may change, and no other way. The diagrams of the README are made of it. */
const CAMPAIGN: readonly { from: CampaignState; act: CampaignAct; to: CampaignState; words: string }[] = [
  { from: 'draft', act: 'open', to: 'open', words: 'opened, and its services fixed' },
  { from: 'draft', act: 'close', to: 'closed', words: 'given up, with a reason' },
  { from: 'open', act: 'close', to: 'closed', words: 'closed, with a reason' },
];
const OFFER: readonly { from: OfferState; to: OfferState; words: string }[] = [
  { from: 'offered', to: 'taken-up', words: 'the service takes it up' },
  { from: 'offered', to: 'declined', words: 'the service declines' },
  { from: 'declined', to: 'taken-up', words: 'the service thinks again' },
  { from: 'taken-up', to: 'done', words: 'it was done' },
  { from: 'taken-up', to: 'declined', words: 'the service draws back' },
];

/** Where an act leads; null where it may not be done. */
export function afterAct(from: CampaignState, act: CampaignAct): CampaignState | null {
  return CAMPAIGN.find((step) => step.from === from && step.act === act)?.to ?? null;
}

/** What an offer may become. */
export function offerMayBecome(from: OfferState): OfferState[] {
  return OFFER.filter((step) => step.from === from).map(({ to }) => to);
}

/** Mermaid's diagram of both tables, for the README. */
export function stateDiagram(): string {
  const line = (indent: string) => (step: { from: string; to: string; words: string }) =>
    `${indent}${word(step.from)} --> ${word(step.to)}: ${step.words}`;
  return [
    'stateDiagram-v2',
    '  [*] --> draft: set up',
    ...CAMPAIGN.map(line('  ')),
    '  state "each offer to a service" as offer {',
    '    [*] --> offered',
    ...OFFER.map(line('    ')),
    '  }',
  ].join('\n');
}

const word = (state: string) => state.replaceAll('-', '_');
