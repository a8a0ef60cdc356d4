import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { FigureTile, Fact, DownloadLinksProps } from '../../../../platform/govuk/index.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { Offer } from '../../queries/fetch-offers.ts';
import type { WeekCount } from '../../queries/fetch-weeks.ts';
import type { RatedReturn } from '../../queries/return-source.ts';
import { paths } from '../../routes.ts';
import { OFFER_STATES, type OfferState } from '../../rules/states.ts';

/** What a week's list is narrowed to: a colour, what is unknown, or who is late. */
const SHOWN = [...RAGS, 'unknown', 'late'] as const;
type Shown = (typeof SHOWN)[number];

export interface Filters {
  colour: Shown | '';
}

export function readFilters(query: Fields): Filters {
  return { colour: SHOWN.find((known) => known === one(query, 'colour')) ?? '' };
}

interface Given {
  campaign: Campaign;
  weeks: readonly WeekCount[];
  week: WeekCount | undefined;
  returns: readonly RatedReturn[];
  offers: readonly Offer[];
  filters: Filters;
  today: Day;
}

/** A line of the week's list. */
interface ServiceRow {
  name: string;
  href: string;
  rag: Rag | null;
  words: string;
  byOfficer: boolean;
  answered: string;
  late: boolean;
  offers: string;
}

export type CampaignModel = ReturnType<typeof presentCampaign>;

/** Everything that the page of a campaign says. */
export function presentCampaign(given: Given) {
  const { campaign, weeks, week, returns, filters, offers, today } = given;
  const shown = returns.filter((row) => isShown(row, filters.colour, today));
  const weekQuery = week === undefined ? '' : `?week=${week.weekStart}`;
  const download = (format: string) => `${paths.download(campaign.campaignId, format)}${weekQuery}`;
  const offered = Map.groupBy(offers, ({ locationId }) => locationId);
  return {
    campaign,
    facts: factsOf(campaign),
    week: week === undefined ? null : { words: `Week of ${longDay(week.weekStart)}`, due: longDay(week.dueOn) },
    tiles: week === undefined ? [] : tilesOf(campaign.campaignId, week, returns, today),
    rows: shown.map((row) => serviceRow(row, offered.get(row.locationId) ?? [], today)),
    count: `${shown.length} of ${returns.length} ${returns.length === 1 ? 'service' : 'services'}`,
    filtered: filters.colour === '' ? null : { text: filterWords(filters.colour), clear: `${paths.campaign(campaign.campaignId)}${weekQuery}` },
    trend: weeks.map((each) => trendRow(campaign.campaignId, each)),
    uptake: uptakeOf(campaign.design.menu, offers),
    downloads: { what: 'this week', csv: download('csv'), xlsx: download('xlsx'), ods: download('ods') } satisfies DownloadLinksProps,
    report: paths.report(campaign.campaignId, week?.weekStart),
  };
} // prettier-ignore

function isShown({ rag, answeredOn, dueOn }: RatedReturn, colour: Filters['colour'], today: Day): boolean {
  if (colour === '') return true;
  if (colour === 'late') return answeredOn === null && dueOn < today;
  return colour === 'unknown' ? rag === null : rag === colour;
}

const filterWords = (colour: Shown) =>
  colour === 'late' ? 'Late' : colour === 'unknown' ? 'Not known' : colour;

function factsOf({ fromDay, untilDay, types, localities, openedOn, closedOn, closedWhy }: Campaign): Fact[] {
  return [
    { label: 'Period', content: `${longDay(fromDay)} to ${longDay(untilDay)}` },
    { label: 'Types', content: types.length === 0 ? 'All' : types.join(', ') },
    { label: 'Localities', content: localities.length === 0 ? 'All' : localities.join(', ') },
    ...(openedOn === null ? [] : [{ label: 'Opened', content: longDay(openedOn) }]),
    ...(closedOn === null ? [] : [{ label: 'Closed', content: `${longDay(closedOn)}: ${closedWhy}` }]),
  ];
}

function tilesOf(campaignId: string, week: WeekCount, returns: readonly RatedReturn[], today: Day): FigureTile[] {
  const href = (colour: Shown) => `${paths.campaign(campaignId, { week: week.weekStart, colour })}#list`;
  const unknownAnswered = returns.filter(({ rag, answeredOn }) => rag === null && answeredOn !== null).length;
  const of = { of: week.of, unit: 'services' };
  return [
    { label: 'Red', value: week.red, ...of, href: href('Red'), tone: 'red' },
    { label: 'Amber', value: week.amber, ...of, href: href('Amber'), tone: 'amber' },
    { label: 'Green', value: week.green, ...of, href: href('Green'), tone: 'green' },
    {
      label: 'Not known', value: week.unknown, ...of, href: href('unknown'),
      note: unknownAnswered > 0 ? `${unknownAnswered} answered, but of unknown size` : undefined,
    },
    { label: 'Late', value: week.late, ...of, href: href('late'), note: today <= week.dueOn ? `Due ${shortDay(week.dueOn)}` : undefined },
  ];
} // prettier-ignore

function serviceRow(row: RatedReturn, offers: readonly Offer[], today: Day): ServiceRow {
  const { campaignId, locationId, name, rag, words, kind, answeredOn, dueOn } = row;
  return {
    name,
    href: paths.one(campaignId, locationId),
    rag,
    words: words ?? 'Not answered',
    byOfficer: kind === 'officer',
    answered: answeredOn === null ? '' : shortDay(answeredOn),
    late: answeredOn === null && dueOn < today,
    offers: (['taken-up', 'done', 'offered', 'declined'] as const)
      .flatMap((state) => {
        const n = offers.filter((offer) => offer.state === state).length;
        return n === 0 ? [] : [`${n} ${OFFER_STATES[state].toLowerCase()}`];
      })
      .join(', '),
  };
}

function trendRow(campaignId: string, week: WeekCount) {
  const { weekStart, red, amber, green, unknown, of } = week;
  const href = (colour: Shown) => `${paths.campaign(campaignId, { week: weekStart, colour })}#list`;
  return {
    label: shortDay(weekStart),
    href: paths.campaign(campaignId, { week: weekStart }),
    values: { Red: red, Amber: amber, Green: green, 'No RAG': unknown },
    hrefs: { Red: href('Red'), Amber: href('Amber'), Green: href('Green'), 'No RAG': href('unknown') },
    of,
  };
}

/** How many services each thing of the menu was offered to, and what came of it. */
export function uptakeOf(menu: readonly string[], offers: readonly Offer[]) {
  return menu.map((item) => {
    const all = offers.filter((offer) => offer.item === item);
    const n = (state: OfferState) => all.filter((offer) => offer.state === state).length;
    return { item, offered: all.length, takenUp: n('taken-up'), done: n('done'), declined: n('declined') };
  });
}
