import { Type } from 'typebox';
import { monthsBetween, type Day } from '../../../kernel/calendar-day.ts';
import { RATINGS } from '../../../kernel/rating.ts';
import {
  AskedDay,
  AskedText,
  defineOperation,
  invalidParameter,
  NextLink,
  pageOf,
  pageParameters,
  scopeMissing,
  type ApiContext,
  type Of,
} from '../../../platform/api/index.ts';
import {
  fetchServicesAfter,
  type ListedService,
  type ServicesFrom,
} from '../queries/fetch-services-after.ts';
import { NOT_RATED, noFilters, type ServiceFilters } from '../rules/service-filters.ts';
import { askedDay } from './asked-day.ts';
import { exampleService } from './examples.ts';
import { LOCAL_SCOPE, omittedFor, RISK_SCOPE } from './omitted.ts';
import { Omitted, RagText, Service } from './schemas.ts';

const ThreeWay = (description: string) =>
  Type.Optional(Type.Enum(['yes', 'no', 'unknown'], { description: `${description} Scope market.read.` }));
const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { description }));

const query = Type.Object({
  q: AskedText(
    200,
    'Words of the name, provider, postcode or id. Where nothing is found, what is spelt alike.',
  ),
  scope: Type.Optional(
    Type.Enum(['area', 'placements', 'everywhere'], {
      default: 'area',
      description:
        "The council's own area (with what it holds facts on or has placed people in), its placements elsewhere, or all of the data.",
    }),
  ),
  type: names('Categories: "Nursing home". May be repeated.'),
  rating: Type.Optional(
    Type.Array(Type.Enum([...RATINGS, NOT_RATED]), { description: 'Overall ratings. May be repeated.' }),
  ),
  rag: Type.Optional(Type.Array(RagText, { description: 'Colours. May be repeated. Scope risk.read.' })),
  la: names("CQC's names of local authorities. May be repeated."),
  provider: names('Ids of providers. May be repeated.'),
  locality: names("The council's localities. May be repeated. Scope market.read."),
  officer: Type.Optional(
    Type.Array(Type.String({ format: 'uuid' }), {
      description: 'Ids of responsible officers. May be repeated. Scope market.read.',
    }),
  ),
  operating: ThreeWay('Whether the council knows it to give care.'),
  contracted: ThreeWay('Whether the council has a contract with it.'),
  registered: Type.Optional(
    Type.Enum(['now', 'former', 'all'], {
      default: 'now',
      description: 'Registered (or open) on the day, no longer, or both.',
    }),
  ),
  'as-at': AskedDay(
    'The day whose registrations, ratings, colours and local facts are asked for; today where absent. Names, addresses, beds and placements are always those of now. With scope=everywhere it needs la or provider.',
  ),
  ...pageParameters,
});

type Query = Of<typeof query>;

/** GET /services: the Services list, for a walk through it. */
export const listServices = defineOperation({
  operationId: 'listServices',
  path: '/services',
  tag: 'Services',
  summary: 'Services',
  description:
    'The services of the register and the council’s own, in the order of their ids. A walk by `next` sees each service once, whatever changes meanwhile.',
  scope: 'insight.read',
  params: Type.Object({}),
  query,
  answer: Type.Object(
    {
      asAt: Type.String({ format: 'date' }),
      services: Type.Array(Service),
      omitted: Omitted,
      next: NextLink,
    },
    { additionalProperties: false, $id: 'ServiceList' },
  ),
  example: { asAt: '2026-11-16', services: [exampleService], omitted: [], next: null },
  handler: async (context) => {
    refuseHiddenFilters(context);
    const { tx, reader, limit } = context;
    const { day, past } = askedDay(context.query['as-at'], context.today);
    if (past) refuseAllOfThePast(context);
    const standpoint = { today: day, past, hasArea: reader.area.length > 0 };
    const { rows, spelling } = await fetchServicesAfter(tx, filtersOf(context.query), standpoint, {
      from: fromOf(context.from),
      most: limit + 1,
    });
    const { items, position } = pageOf(rows, limit, (row) => [row.locationId, spelling]);
    return {
      asAt: day,
      services: items.map((row) => serviceOf(row, day, context.may)),
      omitted: omittedFor(context.may),
      next: context.next(position),
    };
  },
});

/** A filter by what the token may not see would tell it all the same. */
function refuseHiddenFilters({ query: asked, may }: ApiContext<Query>): void {
  if (asked.rag !== undefined && !may(RISK_SCOPE)) throw scopeMissing(RISK_SCOPE, 'the filter rag');
  const local = (['locality', 'officer', 'operating', 'contracted'] as const).find(
    (name) => asked[name] !== undefined,
  );
  if (local !== undefined && !may(LOCAL_SCOPE)) throw scopeMissing(LOCAL_SCOPE, `the filter ${local}`);
  if (asked.scope === 'placements' && !may(LOCAL_SCOPE))
    throw scopeMissing(LOCAL_SCOPE, 'the filter scope=placements');
}

/** What stood on a past day is worked out for each service: not for all of England with every page. */
function refuseAllOfThePast({ query: asked, reader }: ApiContext<Query>): void {
  const everywhere =
    asked.scope === 'everywhere' || (asked.scope !== 'placements' && reader.area.length === 0);
  if (everywhere && asked.la === undefined && asked.provider === undefined)
    throw invalidParameter(
      'as-at',
      asked['as-at'] ?? '',
      'la or provider beside it, where it is asked everywhere',
    );
}

function filtersOf(asked: Query): ServiceFilters {
  return noFilters({
    q: asked.q ?? '',
    scope: asked.scope ?? 'area',
    types: asked.type ?? [],
    ratings: asked.rating ?? [],
    rags: asked.rag ?? [],
    localAuthorities: asked.la ?? [],
    providers: asked.provider ?? [],
    localities: asked.locality ?? [],
    officers: asked.officer ?? [],
    operational: asked.operating ?? '',
    contracted: asked.contracted ?? '',
    registered: asked.registered ?? 'now',
  });
}

function fromOf(position: readonly string[] | null): ServicesFrom | null {
  if (position === null) return null;
  return { after: position[0] ?? '', spelling: position[1] === 'alike' ? 'alike' : 'as written' };
}

function serviceOf(row: ListedService, day: Day, may: (scope: string) => boolean): Of<typeof Service> {
  return {
    locationId: row.locationId,
    name: row.name,
    regulated: row.regulated,
    registered: row.registered,
    category: row.category,
    serviceTypes: row.serviceTypes,
    beds: row.beds,
    provider: providerOf(row),
    town: row.town === '' ? null : row.town,
    postcode: row.postcode,
    localAuthority: row.localAuthority,
    latitude: row.latitude,
    longitude: row.longitude,
    dormant: row.dormant,
    rating: row.regulated
      ? {
          overall: row.rating,
          best: row.ratingBest,
          ratedOn: row.ratedOn,
          ageMonths: row.ratedOn === null ? null : monthsBetween(row.ratedOn, day),
          notRatedReason: row.notRatedReason,
          lastVisitedOn: row.lastVisitedOn,
        }
      : null,
    ...(may(RISK_SCOPE) ? { risk: riskOf(row) } : {}),
    ...(may(LOCAL_SCOPE) ? { local: localOf(row) } : {}),
  };
}

/** The provider as far as it is named; null where it is not. */
export function providerOf(row: { providerId: string | null; providerName: string | null }) {
  return row.providerId === null && row.providerName === null
    ? null
    : { providerId: row.providerId, name: row.providerName };
}

function riskOf({ rag, proposed, undecided, score, why }: ListedService) {
  if (rag === null || score === null) return null;
  return { rag, proposed: proposed ?? rag, undecided: undecided ?? true, score, why: why ?? '' };
}

function localOf(row: ListedService) {
  return {
    operating: row.operational,
    contracted: row.contracted,
    locality: row.locality,
    officer:
      row.officerId === null || row.officerName === null
        ? null
        : { officerId: row.officerId, name: row.officerName },
    peoplePlaced: row.placed,
  };
}
