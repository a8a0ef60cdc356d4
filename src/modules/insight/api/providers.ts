import { Type } from 'typebox';
import { RATINGS } from '../../../kernel/rating.ts';
import {
  AskedText,
  DayText,
  defineOperation,
  NextLink,
  OrNull,
  pageOf,
  pageParameters,
} from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { fetchProvider } from '../queries/fetch-provider.ts';
import { fetchProviderCounts, type ProviderCount } from '../queries/fetch-provider-counts.ts';
import { fetchProvidersAfter } from '../queries/fetch-providers-after.ts';
import { brandInWords } from '../rules/brand-name.ts';
import { NOT_RATED } from '../rules/service-filters.ts';

const closed = { additionalProperties: false } as const;
const text = OrNull(Type.String());

const ListedProvider = Type.Object(
  {
    providerId: Type.String(),
    name: OrNull(Type.String({ description: 'Null where only its services name it.' })),
    registrationStatus: text,
    brand: text,
    services: Type.Integer({ description: 'Locations registered now, anywhere in the data.' }),
    servicesInArea: Type.Integer({ description: "Those of them in the council's area." }),
  },
  { ...closed, $id: 'Provider' },
);

/** GET /providers: providers, for a walk through them. */
export const listProviders = defineOperation({
  operationId: 'listProviders',
  path: '/providers',
  tag: 'Providers',
  summary: 'Providers',
  description: 'Providers of the register in the order of their ids.',
  scope: 'insight.read',
  params: Type.Object({}),
  query: Type.Object({
    q: AskedText(200, 'Part of the name, or an id.'),
    scope: Type.Optional(
      Type.Enum(['area', 'everywhere'], {
        default: 'area',
        description: "Those with a registered location in the council's area, or all of the data.",
      }),
    ),
    ...pageParameters,
  }),
  answer: Type.Object(
    { providers: Type.Array(ListedProvider), next: NextLink },
    { ...closed, $id: 'ProviderList' },
  ),
  example: {
    providers: [
      {
        providerId: '1-1000000000',
        name: 'Harrow Care Limited',
        registrationStatus: 'Registered',
        brand: null,
        services: 3,
        servicesInArea: 2,
      },
    ],
    next: null,
  },
  handler: async ({ tx, query, reader, limit, from, next }) => {
    const rows = await fetchProvidersAfter(tx, {
      q: query.q?.trim() ?? '',
      inArea: query.scope !== 'everywhere' && reader.area.length > 0,
      after: from?.[0] ?? '',
      most: limit + 1,
    });
    const { items, position } = pageOf(rows, limit, ({ providerId }) => [providerId]);
    return {
      providers: items.map(({ brandName, ...provider }) => ({ ...provider, brand: brandInWords(brandName) })),
      next: next(position),
    };
  },
});

const RatingCounts = Type.Object(
  Object.fromEntries([...RATINGS, NOT_RATED].map((rating) => [rating, Type.Integer()])),
  { ...closed, description: 'Locations registered now by the rating that stands.' },
);

const ProviderDetail = Type.Object(
  {
    providerId: Type.String(),
    name: text,
    ownershipType: text,
    registrationStatus: text,
    registeredFrom: OrNull(DayText),
    registeredUntil: OrNull(DayText),
    brand: text,
    brandId: text,
    companiesHouseNumber: text,
    charityNumber: text,
    phone: text,
    website: text,
    address: text,
    town: text,
    county: text,
    postcode: text,
    locations: Type.Object(
      { inArea: Type.Integer(), elsewhere: Type.Integer(), former: Type.Integer() },
      { ...closed, description: 'Registered in the area, registered elsewhere, and no longer registered.' },
    ),
    ratings: RatingCounts,
    services: Type.String({ description: 'Where its services are listed.' }),
  },
  { ...closed, $id: 'ProviderDetail' },
);

/** GET /providers/{providerId}: one provider. */
export const getProvider = defineOperation({
  operationId: 'getProvider',
  path: '/providers/{providerId}',
  tag: 'Providers',
  summary: 'One provider',
  description:
    'What the register says of a provider, and how many locations it has by rating: the same numbers as the figure cqc.rating-distribution gives by provider.',
  scope: 'insight.read',
  params: Type.Object({ providerId: Type.String({ maxLength: 60, description: "CQC's id of a provider." }) }),
  query: Type.Object({}),
  answer: ProviderDetail,
  example: {
    providerId: '1-1000000000',
    name: 'Harrow Care Limited',
    ownershipType: 'Organisation',
    registrationStatus: 'Registered',
    registeredFrom: '2011-01-20',
    registeredUntil: null,
    brand: null,
    brandId: null,
    companiesHouseNumber: '01234567',
    charityNumber: null,
    phone: '01610000000',
    website: null,
    address: '1 Made Street',
    town: 'Oldham',
    county: null,
    postcode: 'OL1 1AA',
    locations: { inArea: 2, elsewhere: 1, former: 0 },
    ratings: { Outstanding: 0, Good: 2, 'Requires improvement': 1, Inadequate: 0, 'Not rated': 0 },
    services: '/api/v1/services?scope=everywhere&registered=all&provider=1-1000000000',
  },
  handler: async ({ tx, params: { providerId }, today }) => {
    const provider = await fetchProvider(tx, providerId);
    if (provider === null) throw new NotFound(`provider with the id ${providerId}`);
    const counts = await fetchProviderCounts(tx, providerId, today);
    const { from, until, brandName, figureGroup: _group, ...own } = provider;
    return {
      ...own,
      registeredFrom: from,
      registeredUntil: until,
      brand: brandInWords(brandName),
      ...presentCounts(counts),
      services: `/api/v1/services?${new URLSearchParams({ scope: 'everywhere', registered: 'all', provider: providerId })}`,
    };
  },
});

function presentCounts(counts: readonly ProviderCount[]) {
  const sum = (which: (count: ProviderCount) => boolean) =>
    counts.filter(which).reduce((total, { n }) => total + n, 0);
  return {
    locations: {
      inArea: sum(({ registered, inArea }) => registered && inArea),
      elsewhere: sum(({ registered, inArea }) => registered && !inArea),
      former: sum(({ registered }) => !registered),
    },
    ratings: Object.fromEntries(
      [...RATINGS, NOT_RATED].map((rating) => [
        rating,
        sum((count) => count.registered && (count.rating ?? NOT_RATED) === rating),
      ]),
    ),
  };
}
