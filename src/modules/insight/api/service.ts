import { Type } from 'typebox';
import type { Day } from '../../../kernel/calendar-day.ts';
import { DayText, defineOperation, OrNull, type Of } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import type { ServiceRecord, ServiceStatus } from '../queries/fetch-service.ts';
import { loadService, type LoadedService } from '../pages/service/load-service.ts';
import { brandInWords } from '../rules/brand-name.ts';
import { enforcementOf } from './enforcement.ts';
import { exampleAssessment, exampleService } from './examples.ts';
import { LOCAL_SCOPE, omittedFor, RISK_SCOPE } from './omitted.ts';
import { Assessment, Omitted, Provider, RagText, servicePath, Standing, Status } from './schemas.ts';
import { providerOf } from './services.ts';
import { standingOf } from './standing.ts';

const closed = { additionalProperties: false } as const;
const text = OrNull(Type.String());

const Risk = OrNull(
  Type.Object(
    {
      asAt: DayText,
      since: OrNull(DayText),
      before: OrNull(RagText),
      status: Status,
      assessment: Assessment,
    },
    {
      ...closed,
      description:
        'What the model says with its reasons, since when the status has its colour, and the status; null where it was not rated. Scope risk.read.',
    },
  ),
);

const Local = Type.Object(
  {
    since: OrNull(DayText),
    recordedFor: OrNull(
      Type.String({
        description: 'The registration that the facts were recorded for, perhaps a former one.',
      }),
    ),
    operating: OrNull(Type.Boolean()),
    contracted: OrNull(Type.Boolean()),
    locality: text,
    officer: text,
    councilBeds: OrNull(Type.Integer()),
    councilPhone: text,
    note: Type.String(),
    placements: OrNull(Type.Object({ people: Type.Integer(), asOf: DayText }, closed)),
    enforcementInForce: Type.Array(
      Type.Object(
        { kind: Type.String(), imposedOn: DayText, summary: Type.String(), source: Type.String() },
        closed,
      ),
    ),
  },
  { ...closed, description: 'What the council knows of it. Scope market.read.' },
);

const Registration = Type.Object(
  {
    locationId: Type.String(),
    name: text,
    providerName: text,
    from: OrNull(DayText),
    until: OrNull(DayText),
    place: Type.Integer({ description: 'Steps from this service: negative before it, positive after it.' }),
  },
  closed,
);

const ServiceDetail = Type.Object(
  {
    locationId: Type.String(),
    name: Type.String(),
    alsoKnownAs: text,
    regulated: Type.Boolean(),
    registered: Type.Boolean(),
    registeredFrom: OrNull(DayText),
    registeredUntil: OrNull(DayText),
    category: Type.String(),
    serviceTypes: Type.Array(Type.String()),
    clientGroups: Type.Array(Type.String()),
    activities: Type.Array(Type.String()),
    provider: Provider,
    brand: text,
    address: text,
    town: text,
    county: text,
    postcode: text,
    localAuthority: text,
    phone: text,
    website: text,
    beds: OrNull(Type.Integer()),
    dormant: OrNull(Type.Boolean()),
    dormantFrom: OrNull(DayText),
    managerRegistered: OrNull(Type.Boolean()),
    managerAbsentFrom: OrNull(DayText),
    ratings: Standing,
    registrations: Type.Array(Registration, {
      description: 'The chain of registrations of this home, oldest first, with this one.',
    }),
    risk: Type.Optional(Risk),
    local: Type.Optional(Local),
    omitted: Omitted,
  },
  { ...closed, $id: 'ServiceDetail' },
);

/** GET /services/{locationId}: everything known of one service now. */
export const getService = defineOperation({
  operationId: 'getService',
  path: '/services/{locationId}',
  tag: 'Services',
  summary: 'One service',
  description:
    'What the register says of a service, the ratings that stand with their days and ages, its chain of registrations, what the council knows of it, and its colour with the reasons.',
  scope: 'insight.read',
  params: servicePath,
  query: Type.Object({}),
  answer: ServiceDetail,
  example: {
    locationId: exampleService.locationId,
    name: exampleService.name,
    alsoKnownAs: null,
    regulated: true,
    registered: true,
    registeredFrom: '2015-01-05',
    registeredUntil: null,
    category: exampleService.category,
    serviceTypes: exampleService.serviceTypes,
    clientGroups: ['Dementia'],
    activities: ['Accommodation for persons who require nursing or personal care'],
    provider: exampleService.provider,
    brand: null,
    address: '1 Made Street',
    town: 'Oldham',
    county: null,
    postcode: 'OL1 1AA',
    localAuthority: 'Oldham',
    phone: '01610000000',
    website: null,
    beds: 32,
    dormant: false,
    dormantFrom: null,
    managerRegistered: true,
    managerAbsentFrom: null,
    ratings: null,
    registrations: [],
    risk: {
      asAt: '2025-03-05',
      since: '2025-03-05',
      before: 'Green',
      status: {
        rag: 'Amber',
        since: '2025-03-05',
        proposed: 'Amber',
        undecided: false,
        decidedOn: '2026-11-03',
        overriddenUntil: null,
      },
      assessment: exampleAssessment,
    },
    local: {
      since: '2026-04-01',
      recordedFor: exampleService.locationId,
      operating: true,
      contracted: true,
      locality: 'East',
      officer: 'Sam Example',
      councilBeds: 30,
      councilPhone: null,
      note: '',
      placements: null,
      enforcementInForce: [],
    },
    omitted: [],
  },
  handler: async ({ tx, params, today, may }) => {
    const loaded = await loadService({ tx, params, today });
    if (!('service' in loaded))
      throw new NotFound(`record of the registration ${loaded.locationId}: others only name it`);
    return {
      ...registerFacts(loaded),
      ratings: standingOf(loaded.service, loaded.judgements, today),
      registrations: loaded.registrations.map(
        ({ locationId, name, knownName, providerName, from, until, place }) => ({
          locationId,
          name: name ?? knownName,
          providerName,
          from,
          until,
          place,
        }),
      ),
      ...(may(RISK_SCOPE) ? { risk: riskOf(loaded) } : {}),
      ...(may(LOCAL_SCOPE) ? { local: localOf(loaded, today) } : {}),
      omitted: omittedFor(may),
    };
  },
});

/** What the answer says of the register, by name: what the page adds to the record is not for every token. */
const REGISTER = [
  'locationId', 'name', 'alsoKnownAs', 'regulated', 'registered', 'category', 'serviceTypes', 'clientGroups', 'activities', 'address',
  'town', 'county', 'postcode', 'localAuthority', 'phone', 'website', 'beds', 'dormant', 'dormantFrom', 'managerRegistered',
  'managerAbsentFrom',
] as const; // prettier-ignore

function registerFacts({ service }: LoadedService) {
  const own = Object.fromEntries(REGISTER.map((key) => [key, service[key]])) as Pick<
    ServiceRecord,
    (typeof REGISTER)[number]
  >;
  return {
    ...own,
    registeredFrom: service.from,
    registeredUntil: service.until,
    provider: providerOf(service),
    brand: brandInWords(service.brandName),
  };
}

function riskOf({ assessment, service: { status } }: LoadedService): Of<typeof Risk> {
  if (assessment === null) return null;
  const { asAt, modelId, modelVersion, rag, score, why } = assessment;
  const { contributions, floors, unknown } = assessment;
  return {
    asAt,
    since: status?.since ?? null,
    before: status?.before ?? null,
    status: statusOf(status),
    assessment: {
      rag,
      score,
      why,
      model: { id: modelId, version: modelVersion },
      contributions,
      floors,
      unknown,
    },
  };
}

/** A status as the API tells it: never why somebody decided so. */
function statusOf(status: ServiceStatus | null): Of<typeof Status> {
  if (status === null) return null;
  const { rag, since, proposed, undecided, decidedOn, expiresOn } = status;
  return { rag, since, proposed, undecided, decidedOn, overriddenUntil: expiresOn };
}

function localOf({ service: { facts, placed }, happenings }: LoadedService, today: Day): Of<typeof Local> {
  return {
    since: facts?.validFrom ?? null,
    recordedFor: facts?.locationId ?? null,
    operating: facts?.operational ?? null,
    contracted: facts?.contracted ?? null,
    locality: facts?.locality ?? null,
    officer: facts?.officerName ?? null,
    councilBeds: facts?.councilBeds ?? null,
    councilPhone: facts?.councilPhone ?? null,
    note: facts?.note ?? '',
    placements: placed,
    enforcementInForce: enforcementOf(happenings, today),
  };
}
