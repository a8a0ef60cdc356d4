import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { RATINGS, type Rag } from '../../../../kernel/rating.ts';
import type { StackedBarGroup } from '../../../../platform/charts/index.ts';
import type { Fact, PaginationProps } from '../../../../platform/govuk/index.ts';
import { pageLinks } from '../../../../platform/govuk/index.ts';
import type { BrandFellow } from '../../queries/fetch-provider-brand.ts';
import type { ProviderCount } from '../../queries/fetch-provider-counts.ts';
import type { ProviderRecord } from '../../queries/fetch-provider.ts';
import type { ProviderService } from '../../queries/fetch-provider-services.ts';
import type { SharedColour } from '../../queries/fetch-shared-colours.ts';
import { paths } from '../../routes.ts';
import { brandInWords } from '../../rules/brand-name.ts';
import { figureQueryText } from '../../rules/figure-query.ts';
import { NOT_RATED } from '../../rules/service-filters.ts';
import { coloursByLocation, sharedWords } from '../../rules/shared-colours.ts';
import { isStale } from '../../rules/stale.ts';
import { cqcPage, webAddress } from '../../rules/web-address.ts';

export interface ProviderServiceRow extends ProviderService {
  href: string;
  stale: boolean;
  note: string;
  /** The colours that other councils give it: "Saltwold Council: Amber since 2 June 2026". */
  shared: { rag: Rag; words: string }[];
}

export interface ProviderPageModel {
  today: Day;
  title: string;
  caption: string;
  lead: string;
  facts: Fact[];
  address: string;
  website: string | null;
  cqcHref: string;
  /** Null where it has no service registered now. */
  distribution: StackedBarGroup | null;
  asAt: string;
  sections: { id: string; title: string; caption: string; rows: ProviderServiceRow[] }[];
  pagination: PaginationProps | null;
  brand: { name: string; fellows: { text: string; href: string; services: string }[] } | null;
}

interface Found {
  provider: ProviderRecord;
  counts: ProviderCount[];
  services: ProviderService[];
  shared: SharedColour[];
  fellows: BrandFellow[];
  today: Day;
  page: number;
  pages: number;
}

/** A provider as its page shows it. */
export function presentProvider(found: Found): ProviderPageModel {
  const { provider, counts, today } = found;
  const n = (which: (count: ProviderCount) => boolean) =>
    counts.filter(which).reduce((sum, count) => sum + count.n, 0);
  const here = n((count) => count.registered && count.inArea);
  const elsewhere = n((count) => count.registered && !count.inArea);
  const former = n((count) => !count.registered);
  return {
    today,
    title: provider.name ?? `Provider ${provider.providerId}`,
    caption: `Provider, CQC id ${provider.providerId}`,
    lead:
      provider.name === null
        ? 'No record of this provider has been imported: it is known because the services below name it.'
        : '',
    facts: factsOf(provider, here, elsewhere, coloursByLocation(found.shared).size),
    address: addressOf(provider),
    website: webAddress(provider.website),
    cqcHref: cqcPage('provider', provider.providerId),
    distribution: here + elsewhere === 0 ? null : distributionOf(provider, counts, today),
    asAt: longDay(today),
    sections: [
      {
        id: 'here',
        title: `In our area (${here})`,
        caption: 'Its services in our area',
        rows: rowsOf(found, (one) => one.registered && one.inArea),
      },
      {
        id: 'elsewhere',
        title: `Elsewhere (${elsewhere})`,
        caption: 'Its services elsewhere',
        rows: rowsOf(found, (one) => one.registered && !one.inArea),
      },
      {
        id: 'former',
        title: `No longer registered (${former})`,
        caption: 'Its services that are no longer registered',
        rows: rowsOf(found, (one) => !one.registered),
      },
    ].filter((section) => section.rows.length > 0),
    pagination: pageLinks(paths.provider(provider.providerId), found.page, found.pages),
    brand: brandOf(found),
  };
}

function factsOf(provider: ProviderRecord, here: number, elsewhere: number, shared: number): Fact[] {
  const given = (label: string, content: string | null) =>
    content === null || content === '' ? [] : [{ label, content }];
  const since =
    provider.until !== null
      ? ` until ${shortDay(provider.until)}`
      : provider.from !== null
        ? ` since ${shortDay(provider.from)}`
        : '';
  return [
    ...given(
      'Status',
      provider.registrationStatus === null ? null : `${provider.registrationStatus}${since}`,
    ),
    { label: 'Services in our area', content: String(here) },
    { label: 'Services elsewhere in the data', content: String(elsewhere) },
    ...(shared === 0 ? [] : [{ label: 'Shown by other councils', content: String(shared) }]),
    ...given('Ownership', provider.ownershipType),
    ...given('Brand', brandInWords(provider.brandName)),
  ];
}

/** Address, phone and the numbers of other registers in one line. */
function addressOf(provider: ProviderRecord): string {
  const { address, town, county, postcode, phone, companiesHouseNumber, charityNumber } = provider;
  const sentences = [
    [address, town, county, postcode].filter((part) => part !== null && part !== '').join(', '),
    phone === null ? '' : `Phone ${phone}`,
    companiesHouseNumber === null ? '' : `Companies House number ${companiesHouseNumber}`,
    charityNumber === null ? '' : `Charity number ${charityNumber}`,
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? '' : `${sentences.join('. ')}.`;
}

/** Each part opens its records through the figure of the same name. */
function distributionOf(
  { figureGroup, providerId, name }: ProviderRecord,
  counts: ProviderCount[],
  today: Day,
): StackedBarGroup {
  const values: Record<string, number> = {};
  const hrefs: Record<string, string> = {};
  for (const rating of [...RATINGS, NOT_RATED]) {
    values[rating] = counts
      .filter((one) => one.registered && (one.rating ?? NOT_RATED) === rating)
      .reduce((sum, one) => sum + one.n, 0);
    hrefs[rating] =
      `${paths.figureRecords('cqc.rating-distribution')}${figureQueryText({ asAt: today, by: 'provider' }, { group: figureGroup, rating })}`;
  }
  return { label: name ?? providerId, values, hrefs };
}

function rowsOf(
  { services, shared, today }: Found,
  which: (service: ProviderService) => boolean,
): ProviderServiceRow[] {
  const of = coloursByLocation(shared);
  return services.filter(which).map((service) => ({
    ...service,
    shared: (of.get(service.locationId) ?? []).map((one) => ({ rag: one.rag, words: sharedWords(one) })),
    href: paths.service(service.locationId),
    stale: isStale(service.ratedOn, today),
    note: service.rating === null ? (service.notRatedReason ?? '') : '',
  }));
}

function brandOf({ provider, fellows }: Found): ProviderPageModel['brand'] {
  const name = brandInWords(provider.brandName);
  if (name === null || fellows.length === 0) return null;
  return {
    name,
    fellows: fellows.map((fellow) => ({
      text: fellow.name ?? `Provider ${fellow.providerId}`,
      href: paths.provider(fellow.providerId),
      services: `${fellow.registered} ${fellow.registered === 1 ? 'service' : 'services'}, ${fellow.inArea} in our area`,
    })),
  };
}
